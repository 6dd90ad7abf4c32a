package dev.ephor.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What one run sees of the world: its streams and its {@link Environment}. Commands get it passed
 * in and never touch {@code System.in}, {@code System.out} or {@code System.err}, so a test can
 * look at all that a command prints.
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Environment environment) {

  /** The streams with the environment of this process. */
  public Terminal(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, Environment.ofProcess());
  }
}
