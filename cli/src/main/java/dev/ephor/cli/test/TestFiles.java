package dev.ephor.cli.test;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds tests: files of one name in folders and below, hidden folders included. */
final class TestFiles {
  private static final int DEEPEST = 64;

  private final Terminal terminal;
  private final DocumentReader reader;
  private final List<TestFile> tests = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  TestFiles(Terminal terminal, DocumentReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  List<TestFile> tests() {
    return List.copyOf(tests);
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** Adds the tests of a folder, or of a file. */
  void add(String given, String fileName) {
    if (given.contains("://") || given.startsWith("git@")) {
      problems.add(
          LoadMistake.NOT_AVAILABLE
              .in(given, "git and web addresses are not available in this version")
              .withHelp("clone the repository and name its folder"));
      return;
    }
    Path path = terminal.environment().resolve(given);
    if (Files.isRegularFile(path)) {
      read(given, path);
    } else if (Files.isDirectory(path)) {
      addFolder(given, path, fileName);
    } else {
      problems.add(
          LoadMistake.NOT_FOUND
              .in(given, "no such file or folder")
              .withHelp("name a folder with tests, such as `ephor test .`"));
    }
  }

  private void addFolder(String given, Path folder, String fileName) {
    try (Stream<Path> walk = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> found =
          walk.filter(path -> path.getFileName() != null)
              .filter(path -> path.getFileName().toString().equals(fileName))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      for (Path file : found) {
        String below = folder.relativize(file).toString().replace('\\', '/');
        read(Paths.normal(given + "/" + below), file);
      }
    } catch (IOException e) {
      problems.add(
          LoadMistake.UNREADABLE.in(given, "folder cannot be read: " + InputPaths.reason(e)));
    } catch (UncheckedIOException e) {
      String reason = InputPaths.reason(Objects.requireNonNull(e.getCause()));
      problems.add(LoadMistake.UNREADABLE.in(given, "folder cannot be read: " + reason));
    }
  }

  private void read(String name, Path file) {
    ReadResult read;
    try {
      read = reader.readAll(name, Files.readAllBytes(file));
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in(name, "cannot be read: " + InputPaths.reason(e)));
      return;
    }
    problems.addAll(read.diagnostics());
    int before = tests.size();
    for (Document document : read.documents()) {
      if (TestFileReader.isTest(document)) {
        Findings findings = new Findings("CLI");
        TestFile test = new TestFileReader(findings).read(name, document);
        problems.addAll(findings.sorted());
        if (findings.isEmpty()) {
          tests.add(test);
        } else {
          before = -1;
        }
      }
    }
    if (tests.size() == before && !read.hasErrors()) {
      problems.add(
          LoadMistake.UNKNOWN_KIND
              .in(name, "has no document of kind `Test`")
              .withHelp("a test has `apiVersion: cli.kyverno.io/v1alpha1` and `kind: Test`"));
    }
  }
}
