package dev.ephor.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;

/** Where expressions stand in their text. */
final class Positions {
  private Positions() {}

  static Checker.Mistake mistake(CelAbstractSyntaxTree tree, CelExpr expr, String message) {
    int position = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    String text = tree.getSource().getContent().toString();
    int end = text.offsetByCodePoints(0, Math.min(position, Runes.count(text)));
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Checker.Mistake(line, end - start, message);
  }
}
