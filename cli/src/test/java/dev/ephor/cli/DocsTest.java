package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cli.terminal.Environment;
import dev.ephor.cli.terminal.Screen;
import dev.ephor.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the pages for users. A block after {@code <!-- file: NAME -->} is written to that file. In a
 * block {@code console} each line with {@code $ } is run and what follows is what it prints, on
 * both streams. With {@code -Dephor.golden=update} the pages are written anew with what is printed.
 * A block {@code sh} is not run and says why before it.
 */
final class DocsTest {
  private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");
  private static final String FILE = "<!-- file: ";
  private static final String NOT_RUN = "<!-- not run: ";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> pagesSayWhatIsPrinted() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(DOCS)) {
      pages = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
    assertThat(pages).hasSizeGreaterThan(5);
    return pages.stream()
        .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
  }

  private void check(Path page) throws IOException, InterruptedException {
    String written = Files.readString(page);
    Reading reading = new Reading(Files.createTempDirectory(folder, "page"));
    String printed = reading.run(written.lines().toList());
    if ("update".equals(System.getProperty("ephor.golden"))) {
      Files.writeString(page, printed);
    } else {
      assertThat(printed).as("%s (rewrite with -Dephor.golden=update)", page).isEqualTo(written);
    }
  }

  /** One page, read from its top; belongs to one test. */
  private static final class Reading {
    private final Path where;
    private final StringBuilder out = new StringBuilder();
    private int exit = 0;

    Reading(Path where) {
      this.where = where;
    }

    String run(List<String> lines) throws IOException, InterruptedException {
      String before = "";
      int i = 0;
      while (i < lines.size()) {
        String line = lines.get(i);
        out.append(line).append('\n');
        i++;
        if (line.startsWith("```") && line.length() > 3) {
          int end = i;
          while (!lines.get(end).equals("```")) {
            end++;
          }
          block(line.substring(3), before, lines.subList(i, end));
          out.append("```\n");
          i = end + 1;
        }
        if (!line.isBlank()) {
          before = line;
        }
      }
      return out.toString();
    }

    private void block(String language, String before, List<String> lines)
        throws IOException, InterruptedException {
      if (language.equals("console")) {
        for (String command : commands(lines)) {
          out.append("$ ").append(command).append('\n');
          String printed = command.startsWith("ephor ") ? ephor(command) : other(command);
          out.append(printed);
        }
        return;
      }
      assertThat(language.equals("sh") && !before.startsWith(NOT_RUN))
          .as("a block `sh` says why it is not run: %s", lines)
          .isFalse();
      lines.forEach(line -> out.append(line).append('\n'));
      if (before.startsWith(FILE)) {
        String name = before.substring(FILE.length(), before.indexOf(" -->"));
        Path file = where.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
      }
    }

    /** Lines that end with a backslash go on in the next one. */
    private static List<String> commands(List<String> lines) {
      List<String> out = new ArrayList<>();
      boolean open = false;
      for (String line : lines) {
        if (open) {
          out.add(out.removeLast() + "\n" + line);
        } else if (line.startsWith("$ ")) {
          out.add(line.substring(2));
        }
        open = line.endsWith("\\") && (open || line.startsWith("$ "));
      }
      return out;
    }

    private String ephor(String command) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(both, true, StandardCharsets.UTF_8);
      Screen screen = new Screen.Fixed(false, false, 100);
      Terminal terminal =
          new Terminal(
              new ByteArrayInputStream(new byte[0]),
              stream,
              stream,
              new Environment(Map.of(), where, screen));
      exit = Cli.run(words(command).subList(1, words(command).size()), terminal);
      return both.toString(StandardCharsets.UTF_8);
    }

    private static List<String> words(String command) {
      List<String> out = new ArrayList<>();
      StringBuilder word = new StringBuilder();
      char quote = ' ';
      for (char sign : (command.replace("\\\n", "") + " ").toCharArray()) {
        if (quote != ' ') {
          if (sign == quote) {
            quote = ' ';
          } else {
            word.append(sign);
          }
        } else if (sign == '\'' || sign == '"') {
          quote = sign;
        } else if (sign != ' ') {
          word.append(sign);
        } else if (!word.isEmpty()) {
          out.add(word.toString());
          word.setLength(0);
        }
      }
      return out;
    }

    private String other(String command) throws IOException, InterruptedException {
      if (command.equals("echo $?")) {
        return exit + "\n";
      }
      Process bash =
          new ProcessBuilder("bash", "--norc", "-c", command)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .start();
      bash.getOutputStream().close();
      String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
      exit = bash.exitValue();
      return printed;
    }
  }
}
