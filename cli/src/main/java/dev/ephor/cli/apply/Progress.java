package dev.ephor.cli.apply;

import dev.ephor.cli.terminal.Terminal;
import dev.ephor.report.Counts;

/**
 * A line on the terminal that shows how far a long run is. Nothing is shown in the first second,
 * nor when nobody watches.
 */
final class Progress {
  private static final long NANOS_BEFORE = 1_000_000_000L;
  private static final long NANOS_BETWEEN = 200_000_000L;
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean watched;
  private long due;
  private boolean shown = false;

  Progress(Terminal terminal) {
    this.terminal = terminal;
    this.watched = terminal.environment().screen().errIsTerminal();
    this.due = System.nanoTime() + NANOS_BEFORE;
  }

  void show(int resources, Counts counts) {
    if (watched && System.nanoTime() - due >= 0) {
      due = System.nanoTime() + NANOS_BETWEEN;
      terminal.err().print(ERASE + resources + " resources, " + counts.fail() + " violations …");
      terminal.err().flush();
      shown = true;
    }
  }

  /** Clears the line, so that other text does not run into it. */
  void hide() {
    if (shown) {
      terminal.err().print(ERASE);
      terminal.err().flush();
      shown = false;
    }
  }
}
