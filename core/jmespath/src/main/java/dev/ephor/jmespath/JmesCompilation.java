package dev.ephor.jmespath;

import dev.ephor.document.Diagnostic;

/** Outcome of compiling one expression. */
public sealed interface JmesCompilation {

  record Compiled(JmesExpression expression) implements JmesCompilation {}

  /** The text is no expression; the message names the column within the text. */
  record Rejected(Diagnostic diagnostic) implements JmesCompilation {}
}
