package dev.ephor.cli.terminal;

/** Whether somebody watches the output, and how wide it may be. */
public interface Screen {
  /** The width of tables that nobody watches: lines of a file are not folded. */
  int UNLIMITED = Integer.MAX_VALUE;

  boolean outIsTerminal();

  boolean errIsTerminal();

  /** Columns of the terminal; {@link #UNLIMITED} when the output is not one. */
  int columns();

  /** A screen whose answers are known beforehand. */
  record Fixed(boolean outIsTerminal, boolean errIsTerminal, int columns) implements Screen {}
}
