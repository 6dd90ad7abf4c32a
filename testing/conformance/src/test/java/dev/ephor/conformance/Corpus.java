package dev.ephor.conformance;

import dev.ephor.cli.Cli;
import dev.ephor.cli.terminal.Environment;
import dev.ephor.cli.terminal.Screen;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The public cases and what Kyverno's own command says about them. */
record Corpus(Path folder) {
  private static final String TEST_FILE = "/kyverno-test.yaml";

  /** Results passed and failed. */
  record Count(int passed, int failed) {
    static final Count NONE = new Count(0, 0);

    Count plus(boolean pass) {
      return plus(pass ? new Count(1, 0) : new Count(0, 1));
    }

    Count plus(Count more) {
      return new Count(passed + more.passed, failed + more.failed);
    }

    int total() {
      return passed + failed;
    }

    @Override
    public String toString() {
      return passed + " passed, " + failed + " failed";
    }
  }

  /**
   * What our command says about one folder.
   *
   * @param later why some results need what this version does not have; empty when none does
   */
  record Answer(Count count, String later) {}

  /** Beside the project, or where EPHOR_SHARED says. */
  static Corpus find() {
    String given = System.getenv("EPHOR_SHARED");
    if (given != null) {
      return new Corpus(Path.of(given, "corpus"));
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
      folder = folder.getParent();
    }
    return new Corpus(folder.resolve("shared/corpus"));
  }

  boolean isThere() {
    return Files.isRegularFile(folder.resolve("expected.tsv"));
  }

  /** Results of Kyverno's command by folder; folders that do not load there are left out. */
  Map<String, Count> expected() throws IOException {
    Map<String, Count> out = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      List<String> cells = List.of(line.split("\t", -1));
      if (cells.size() >= 3 && !cells.get(1).equals("-") && !cells.get(0).equals("folder")) {
        out.put(
            cells.get(0),
            new Count(Integer.parseInt(cells.get(1)), Integer.parseInt(cells.get(2))));
      }
    }
    return out;
  }

  /** Results of our command by folder, all folders in one run. */
  Map<String, Answer> run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            new Environment(Map.of(), folder, new Screen.Fixed(false, false, Screen.UNLIMITED)));
    Cli.run(
        List.of("test", "policies", "cli", "--output-format", "json", "--detailed-results"),
        terminal);
    terminal.out().flush();
    Node root =
        new DocumentReader().readAll("results", out.toByteArray()).documents().getFirst().root();
    Map<String, Answer> answers = new TreeMap<>();
    for (Node row : (ArrayNode) root) {
      add((ObjectNode) row, answers);
    }
    return answers;
  }

  private static void add(ObjectNode row, Map<String, Answer> answers) {
    String test = row.text("TEST", "");
    String name = test.substring(0, test.length() - TEST_FILE.length());
    Answer before = answers.getOrDefault(name, new Answer(Count.NONE, ""));
    boolean needsLater = row.text("REASON", "").equals("Not available");
    String later =
        needsLater && before.later().isEmpty() ? row.text("MESSAGE", "") : before.later();
    boolean passed = row.text("RESULT", "").equals("Pass");
    answers.put(name, new Answer(before.count().plus(passed), later));
  }
}
