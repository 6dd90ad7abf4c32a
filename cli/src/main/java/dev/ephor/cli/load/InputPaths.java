package dev.ephor.cli.load;

import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.NearestName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns the paths a user gives into files: a file is itself, a folder is all YAML and JSON files in
 * it and below, {@code -} is the standard input. What is hidden in a folder (a name that begins
 * with a dot) is passed over, so tests that lie beside policies are not read as policies.
 */
public final class InputPaths {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final int FILES_MAX = 100_000;

  private final Terminal terminal;
  private final List<InputFile> files = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private InputPaths(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The files, in the order of the paths and by name in each folder, and what is wrong. */
  public record Found(List<InputFile> files, List<Diagnostic> problems) {
    public Found {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }
  }

  public static Found expand(List<String> paths, Terminal terminal) {
    InputPaths search = new InputPaths(terminal);
    paths.forEach(search::add);
    return new Found(search.files, search.problems);
  }

  private void add(String given) {
    if (given.equals("-")) {
      files.add(new InputFile(new InputFile.Origin.Stream(terminal.in()), "<stdin>", true));
      return;
    }
    if (isAddress(given)) {
      problems.add(
          LoadMistake.NOT_AVAILABLE
              .in(given, "git and web addresses are not available in this version")
              .withHelp("download the files and name the folder they are in"));
      return;
    }
    Path path = terminal.environment().resolve(given);
    if (Files.isDirectory(path)) {
      addFolder(given, path);
    } else if (Files.exists(path)) {
      files.add(new InputFile(new InputFile.Origin.OnDisk(path), given, true));
    } else {
      problems.add(missing(given, path, "no such file or folder"));
    }
  }

  private static boolean isAddress(String given) {
    return given.contains("://") || given.startsWith("git@");
  }

  private static String help(Path path) {
    if (path.toString().indexOf('\\') >= 0 && path.getFileSystem().getSeparator().equals("/")) {
      return "folders are divided by `/` here, not by `\\`";
    }
    return neighbour(path)
        .map(name -> "did you mean `" + name + "`?")
        .orElse("paths are relative to the folder the program is started in");
  }

  /** That there is no file at {@code path}, and which one was probably meant. */
  public static Diagnostic missing(String given, Path path, String what) {
    return LoadMistake.NOT_FOUND.in(given, what).withHelp(help(path));
  }

  /** A file in the same folder whose name is nearly the one that was given. */
  private static Optional<String> neighbour(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names =
          siblings.limit(1_000).map(sibling -> sibling.getFileName().toString()).toList();
      return NearestName.of(stem(name.toString()), names.stream().map(InputPaths::stem).toList())
          .flatMap(
              stem -> names.stream().filter(one -> stem(one).equals(stem)).sorted().findFirst());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a path has the ending of a YAML or JSON file. */
  public static boolean isFileName(String path) {
    return ENDINGS.stream().anyMatch(path::endsWith);
  }

  /** Without its ending, which would make short names look alike. */
  private static String stem(String name) {
    for (String ending : ENDINGS) {
      if (name.length() > ending.length() && name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private void addFolder(String given, Path folder) {
    int before = files.size();
    List<Path> inside = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Visible(folder, inside));
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in(given, "folder cannot be read: " + reason(e)));
      return;
    }
    inside.sort(Comparator.naturalOrder());
    String prefix = given.endsWith("/") || given.isEmpty() ? given : given + "/";
    for (Path file : inside) {
      String below = folder.relativize(file).toString().replace('\\', '/');
      String name = given.equals(".") ? below : prefix + below;
      files.add(new InputFile(new InputFile.Origin.OnDisk(file), name, false));
    }
    if (files.size() == before) {
      problems.add(
          LoadMistake.NOTHING_INSIDE
              .in(given, "folder has no YAML or JSON files")
              .withHelp("files end in .yaml, .yml or .json; hidden ones are passed over"));
    }
  }

  /** What went wrong; the system's own word for it is often the path alone. */
  public static String reason(IOException e) {
    String message = e.getMessage();
    return switch (e) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "it is no folder";
      case FileAlreadyExistsException _ -> "something else is there";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> message == null ? e.getClass().getSimpleName() : message;
    };
  }

  /** Collects the files of a folder that are not hidden. */
  private static final class Visible extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Visible(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (!isHidden(file) && ENDINGS.stream().anyMatch(name::endsWith)) {
        found.add(file);
      }
      return found.size() < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    private static boolean isHidden(Path path) {
      Path name = path.getFileName();
      return name != null && name.toString().startsWith(".");
    }
  }
}
