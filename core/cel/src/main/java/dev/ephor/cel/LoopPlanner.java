package dev.ephor.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.ephor.document.BoolNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises the folds that macros expand to; there is no other way to write one. */
final class LoopPlanner {
  private final Planner planner;

  LoopPlanner(Planner planner) {
    this.planner = planner;
  }

  CelNode node(CelExpr.CelComprehension fold) {
    if (isBoolean(fold.loopCondition(), false)) {
      return bind(fold);
    }
    CelNode over = planner.node(fold.iterRange());
    int first = planner.enter(fold.iterVar());
    boolean isPair = !fold.iterVar2().isEmpty();
    int second = isPair ? planner.enter(fold.iterVar2()) : -1;
    CelNode loop = loop(fold, new LoopNodes.Range(over, first, second));
    planner.leave(isPair ? 2 : 1);
    return loop;
  }

  private CelNode bind(CelExpr.CelComprehension fold) {
    CelNode value = planner.node(fold.accuInit());
    int slot = planner.enterBound(fold.accuVar(), value);
    CelNode body = planner.node(fold.result());
    planner.leave(1);
    return new LoopNodes.Bind(slot, body);
  }

  private CelNode loop(CelExpr.CelComprehension fold, LoopNodes.Range range) {
    CelExpr.CelCall step = fold.loopStep().call();
    return switch (fold.accuInit().getKind()) {
      case CONSTANT ->
          switch (step.function()) {
            case "_&&_" -> quantifier(range, BoolNode.FALSE, step);
            case "_||_" -> quantifier(range, BoolNode.TRUE, step);
            default -> new LoopNodes.ExistsOne(range, planner.node(step.args().get(0)));
          };
      case LIST -> collect(range, step);
      case MAP -> collectMap(range, step);
      default -> throw new IllegalStateException("fold of an unknown macro");
    };
  }

  private CelNode quantifier(LoopNodes.Range range, BoolNode deciding, CelExpr.CelCall step) {
    return new LoopNodes.Quantifier(range, deciding, planner.node(step.args().get(1)));
  }

  /** The filter of a conditional step, or Java null when every element is taken. */
  private @Nullable CelNode filter(CelExpr.CelCall step) {
    return step.function().equals("_?_:_") ? planner.node(step.args().get(0)) : null;
  }

  static CelExpr.CelCall taken(CelExpr.CelCall step) {
    return step.function().equals("_?_:_") ? step.args().get(1).call() : step;
  }

  private CelNode collect(LoopNodes.Range range, CelExpr.CelCall step) {
    @Nullable CelNode filter = filter(step);
    CelExpr added = taken(step).args().get(1).list().elements().get(0);
    return new LoopNodes.Collect(range, filter, planner.node(added));
  }

  private CelNode collectMap(LoopNodes.Range range, CelExpr.CelCall step) {
    @Nullable CelNode filter = filter(step);
    List<CelExpr> inserted = taken(step).args();
    @Nullable CelNode key = inserted.size() == 3 ? planner.node(inserted.get(1)) : null;
    CelNode transform = planner.node(inserted.get(inserted.size() - 1));
    return new LoopNodes.CollectMap(range, filter, key, transform);
  }

  static boolean isBoolean(CelExpr expr, boolean value) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && expr.constant().booleanValue() == value;
  }
}
