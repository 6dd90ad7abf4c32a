package dev.ephor.document;

import java.util.Optional;

/**
 * A mistake in a policy, a resource or an input file: a value to return, not an exception to throw.
 *
 * @param code stable, such as {@code POL003}
 * @param message one line, lower case, no final stop, user text in backticks
 * @param help what to do about it, one line
 */
public record Diagnostic(
    String code, Severity severity, SourceLocation at, String message, Optional<String> help) {

  /** What users wrote stands in messages; it must not break the line that tools read. */
  public Diagnostic {
    message = OneLine.of(message);
    help = help.map(OneLine::of);
  }

  public static Diagnostic error(String code, SourceLocation at, String message) {
    return new Diagnostic(code, Severity.ERROR, at, message, Optional.empty());
  }

  public static Diagnostic warning(String code, SourceLocation at, String message) {
    return new Diagnostic(code, Severity.WARNING, at, message, Optional.empty());
  }

  public Diagnostic withHelp(String text) {
    return new Diagnostic(code, severity, at, message, Optional.of(text));
  }

  public Diagnostic withHelp(Optional<String> text) {
    return new Diagnostic(code, severity, at, message, text);
  }

  /** {@code file:line:column: error[CODE]: message} and, on a second line, {@code help: …}. */
  public String render() {
    String word = severity == Severity.ERROR ? "error" : "warning";
    String first = at + ": " + word + "[" + code + "]: " + message;
    return help.map(text -> first + "\nhelp: " + text).orElse(first);
  }
}
