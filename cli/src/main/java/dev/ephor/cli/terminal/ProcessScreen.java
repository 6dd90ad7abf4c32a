package dev.ephor.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The screen of this process. Questions are answered when they are asked, not at the start: most
 * runs ask none.
 */
final class ProcessScreen implements Screen {
  private static final int USUAL_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 1_000;

  private final Map<String, String> variables;

  ProcessScreen(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public boolean outIsTerminal() {
    return isTerminal(1);
  }

  @Override
  public boolean errIsTerminal() {
    return isTerminal(2);
  }

  /** Java tells only about input and output together; the system tells about each stream. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // No such folder outside of Linux.
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }

  @Override
  public int columns() {
    int given = number(variables.getOrDefault("COLUMNS", ""));
    if (given > 0) {
      return bounded(given);
    }
    return outIsTerminal() ? bounded(ask()) : UNLIMITED;
  }

  /** 0 when the text is no number. */
  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int bounded(int columns) {
    return Math.clamp(columns, FEWEST_COLUMNS, MOST_COLUMNS);
  }

  /** Asks {@code stty size}, which answers rows and columns. */
  private static int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
      String[] words = answer.strip().split(" ");
      int columns = ended && words.length == 2 ? number(words[1]) : 0;
      return columns > 0 ? columns : USUAL_COLUMNS;
    } catch (IOException e) {
      return USUAL_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_COLUMNS;
    }
  }
}
