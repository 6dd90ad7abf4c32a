package dev.ephor.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Demands that the elements of a literal list, and the keys and values of a literal map, have one
 * type, as Kubernetes does. Unlike there, a dynamic type agrees with every other. The arguments of
 * {@code format} are free.
 */
final class Homogeneity {
  private final CelAbstractSyntaxTree tree;
  private final List<Checker.Mistake> mistakes = new ArrayList<>();

  Homogeneity(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  List<Checker.Mistake> mistakes() {
    visit(tree.getExpr(), false);
    return mistakes;
  }

  private void visit(CelExpr expr, boolean isFree) {
    switch (expr.getKind()) {
      case CONSTANT, IDENT, NOT_SET -> {}
      case SELECT -> visit(expr.select().operand(), isFree);
      case CALL -> {
        expr.call().target().ifPresent(target -> visit(target, isFree));
        boolean isFormat = isFree || expr.call().function().equals("format");
        expr.call().args().forEach(argument -> visit(argument, isFormat));
      }
      case LIST -> list(expr.list(), isFree);
      case MAP -> map(expr.map(), isFree);
      case STRUCT -> expr.struct().entries().forEach(entry -> visit(entry.value(), isFree));
      case COMPREHENSION -> {
        visit(expr.comprehension().iterRange(), isFree);
        visit(expr.comprehension().accuInit(), isFree);
        visit(expr.comprehension().loopStep(), isFree);
        visit(expr.comprehension().result(), isFree);
      }
    }
  }

  private void list(CelExpr.CelList list, boolean isFree) {
    dev.cel.common.types.@Nullable CelType common = null;
    for (int i = 0; i < list.elements().size(); i++) {
      CelExpr element = list.elements().get(i);
      visit(element, isFree);
      if (!isFree) {
        common = join(common, element, list.optionalIndices().contains(i));
      }
    }
  }

  private void map(CelExpr.CelMap map, boolean isFree) {
    dev.cel.common.types.@Nullable CelType key = null;
    dev.cel.common.types.@Nullable CelType value = null;
    for (CelExpr.CelMap.Entry entry : map.entries()) {
      visit(entry.key(), isFree);
      visit(entry.value(), isFree);
      if (!isFree) {
        key = join(key, entry.key(), false);
        value = join(value, entry.value(), entry.optionalEntry());
      }
    }
  }

  private dev.cel.common.types.CelType join(
      dev.cel.common.types.@Nullable CelType common, CelExpr element, boolean isOptional) {
    dev.cel.common.types.CelType type = tree.getTypeOrThrow(element.id());
    dev.cel.common.types.CelType inner =
        isOptional && type.kind() == CelKind.OPAQUE && !type.parameters().isEmpty()
            ? type.parameters().get(0)
            : type;
    if (common == null) {
      return inner;
    }
    if (!agree(common, inner)) {
      mistakes.add(
          Positions.mistake(
              tree,
              element,
              "expected type '"
                  + TypeBridge.fromChecker(common)
                  + "' but found '"
                  + TypeBridge.fromChecker(inner)
                  + "'"));
    }
    return common;
  }

  private static boolean agree(
      dev.cel.common.types.CelType left, dev.cel.common.types.CelType right) {
    if (left.equals(right) || isDynamic(left) || isDynamic(right)) {
      return true;
    }
    if (left.kind() != right.kind()
        || !left.name().equals(right.name())
        || left.parameters().size() != right.parameters().size()
        || left.parameters().isEmpty()) {
      return false;
    }
    for (int i = 0; i < left.parameters().size(); i++) {
      if (!agree(left.parameters().get(i), right.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDynamic(dev.cel.common.types.CelType type) {
    return switch (type.kind()) {
      case DYN, ANY, ERROR, TYPE_PARAM -> true;
      default -> false;
    };
  }
}
