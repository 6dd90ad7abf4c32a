package dev.ephor.cli.terminal;

/** What a command answers to the program that started it. */
public enum ExitCode {
  OK(0),
  /** A policy is violated, or a test failed. */
  VIOLATION(1),
  /** What the user gave is missing, malformed or unknown. */
  INPUT(2),
  /** A rule could not be decided, a file could not be read or written, or a bug. */
  FAILURE(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
