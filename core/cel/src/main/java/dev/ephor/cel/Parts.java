package dev.ephor.cel;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/** The expressions that an expression is made of. */
final class Parts {
  private Parts() {}

  static List<CelExpr> of(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT, IDENT, NOT_SET -> List.of();
      case SELECT -> List.of(expr.select().operand());
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>();
        expr.call().target().ifPresent(parts::add);
        parts.addAll(expr.call().args());
        yield parts;
      }
      case LIST -> expr.list().elements();
      case MAP -> {
        List<CelExpr> parts = new ArrayList<>();
        expr.map()
            .entries()
            .forEach(entry -> {
              parts.add(entry.key());
              parts.add(entry.value());
            });
        yield parts;
      }
      case STRUCT -> expr.struct().entries().stream().map(entry -> entry.value()).toList();
      case COMPREHENSION ->
          List.of(
              expr.comprehension().iterRange(),
              expr.comprehension().accuInit(),
              expr.comprehension().loopStep(),
              expr.comprehension().result());
    };
  }
}
