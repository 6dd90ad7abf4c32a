package dev.ephor.jmespath;

import java.util.Optional;

/** Parses expressions into their syntax, without functions and scopes. */
public final class JmesSyntax {
  private JmesSyntax() {}

  /** The syntax of an expression; empty when it has mistakes, which compiling reports. */
  public static Optional<Ast> parse(String text) {
    return switch (Parser.parse(text, JmesLimits.DEFAULT)) {
      case Parser.Result.Parsed(Ast tree) -> Optional.of(tree);
      case Parser.Result.Faulty _ -> Optional.empty();
    };
  }
}
