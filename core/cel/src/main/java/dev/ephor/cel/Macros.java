package dev.ephor.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;

/**
 * Macros beyond the standard ones. Each expands into a fold of a known shape, which {@link
 * LoopPlanner} turns back into a node of its own.
 */
final class Macros {
  static final String MAP_INSERT = "cel.@mapInsert";
  static final String SORT_BY_KEYS = "@sortByAssociatedKeys";

  private static final String UNUSED = "#unused";
  private static final String SORT_INPUT = "@__sortBy_input__";

  private Macros() {}

  static List<CelMacro> all() {
    return List.of(
        CelMacro.newReceiverMacro("bind", 3, Macros::bind),
        CelMacro.newReceiverMacro("optMap", 2, (f, t, a) -> optional(f, t, a, true)),
        CelMacro.newReceiverMacro("optFlatMap", 2, (f, t, a) -> optional(f, t, a, false)),
        CelMacro.newReceiverMacro("all", 3, (f, t, a) -> quantifier(f, t, a, "_&&_")),
        CelMacro.newReceiverMacro("exists", 3, (f, t, a) -> quantifier(f, t, a, "_||_")),
        CelMacro.newReceiverMacro("existsOne", 3, Macros::existsOne),
        CelMacro.newReceiverMacro("exists_one", 3, Macros::existsOne),
        CelMacro.newReceiverMacro("transformList", 3, Macros::transformList),
        CelMacro.newReceiverMacro("transformList", 4, Macros::transformList),
        CelMacro.newReceiverMacro("transformMap", 3, Macros::transformMap),
        CelMacro.newReceiverMacro("transformMap", 4, Macros::transformMap),
        CelMacro.newReceiverMacro("transformMapEntry", 3, Macros::transformMapEntry),
        CelMacro.newReceiverMacro("transformMapEntry", 4, Macros::transformMapEntry),
        CelMacro.newReceiverMacro("sortBy", 2, Macros::sortBy));
  }

  private static boolean isName(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        && !expr.ident().name().isEmpty()
        && !expr.ident().name().startsWith(".");
  }

  private static Optional<CelExpr> notAName(CelMacroExprFactory factory) {
    return Optional.of(factory.reportError("argument must be a simple name"));
  }

  private static Optional<CelExpr> bind(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (target.getKind() != CelExpr.ExprKind.Kind.IDENT || !target.ident().name().equals("cel")) {
      return Optional.empty();
    }
    if (!isName(arguments.get(0))) {
      return notAName(factory);
    }
    String name = arguments.get(0).ident().name();
    return Optional.of(bind(factory, name, arguments.get(1), arguments.get(2)));
  }

  private static CelExpr bind(
      CelMacroExprFactory factory, String name, CelExpr value, CelExpr body) {
    return factory.fold(
        UNUSED,
        factory.newList(),
        name,
        value,
        factory.newBoolLiteral(false),
        factory.newIdentifier(name),
        body);
  }

  private static Optional<CelExpr> optional(
      CelMacroExprFactory factory,
      CelExpr target,
      ImmutableList<CelExpr> arguments,
      boolean isWrapped) {
    if (!isName(arguments.get(0))) {
      return notAName(factory);
    }
    CelExpr value = factory.newReceiverCall("value", factory.copy(target));
    CelExpr mapped = bind(factory, arguments.get(0).ident().name(), value, arguments.get(1));
    return Optional.of(
        factory.newGlobalCall(
            "_?_:_",
            factory.newReceiverCall("hasValue", target),
            isWrapped ? factory.newGlobalCall("optional.of", mapped) : mapped,
            factory.newGlobalCall("optional.none")));
  }

  private static Optional<CelExpr> quantifier(
      CelMacroExprFactory factory,
      CelExpr target,
      ImmutableList<CelExpr> arguments,
      String operator) {
    if (!isName(arguments.get(0)) || !isName(arguments.get(1))) {
      return notAName(factory);
    }
    boolean isAll = operator.equals("_&&_");
    CelExpr accumulated = accumulator(factory);
    CelExpr open = isAll ? accumulated : factory.newGlobalCall("!_", accumulated);
    return Optional.of(
        fold(
            factory,
            target,
            arguments,
            new Parts(
                factory.newBoolLiteral(isAll),
                factory.newGlobalCall("@not_strictly_false", open),
                factory.newGlobalCall(operator, accumulator(factory), arguments.get(2)),
                accumulator(factory))));
  }

  private static Optional<CelExpr> existsOne(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (!isName(arguments.get(0)) || !isName(arguments.get(1))) {
      return notAName(factory);
    }
    CelExpr step =
        factory.newGlobalCall(
            "_?_:_",
            arguments.get(2),
            factory.newGlobalCall("_+_", accumulator(factory), factory.newIntLiteral(1)),
            accumulator(factory));
    CelExpr result = factory.newGlobalCall("_==_", accumulator(factory), factory.newIntLiteral(1));
    return Optional.of(
        fold(
            factory,
            target,
            arguments,
            new Parts(factory.newIntLiteral(0), factory.newBoolLiteral(true), step, result)));
  }

  private static Optional<CelExpr> transformList(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (!isName(arguments.get(0)) || !isName(arguments.get(1))) {
      return notAName(factory);
    }
    CelExpr transform = arguments.get(arguments.size() - 1);
    CelExpr step = factory.newGlobalCall("_+_", accumulator(factory), factory.newList(transform));
    return Optional.of(collecting(factory, target, arguments, factory.newList(), step));
  }

  private static Optional<CelExpr> transformMap(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (!isName(arguments.get(0)) || !isName(arguments.get(1))) {
      return notAName(factory);
    }
    CelExpr step =
        factory.newGlobalCall(
            MAP_INSERT,
            accumulator(factory),
            factory.newIdentifier(arguments.get(0).ident().name()),
            arguments.get(arguments.size() - 1));
    return Optional.of(collecting(factory, target, arguments, factory.newMap(), step));
  }

  private static Optional<CelExpr> transformMapEntry(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (!isName(arguments.get(0)) || !isName(arguments.get(1))) {
      return notAName(factory);
    }
    CelExpr step =
        factory.newGlobalCall(
            MAP_INSERT, accumulator(factory), arguments.get(arguments.size() - 1));
    return Optional.of(collecting(factory, target, arguments, factory.newMap(), step));
  }

  /** A fold that adds to a list or map; of four arguments the third is a filter. */
  private static CelExpr collecting(
      CelMacroExprFactory factory,
      CelExpr target,
      ImmutableList<CelExpr> arguments,
      CelExpr initial,
      CelExpr step) {
    CelExpr filtered =
        arguments.size() == 3
            ? step
            : factory.newGlobalCall("_?_:_", arguments.get(2), step, accumulator(factory));
    return fold(
        factory,
        target,
        arguments,
        new Parts(initial, factory.newBoolLiteral(true), filtered, accumulator(factory)));
  }

  private record Parts(CelExpr initial, CelExpr condition, CelExpr step, CelExpr result) {}

  private static CelExpr fold(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments, Parts parts) {
    return factory.fold(
        arguments.get(0).ident().name(),
        arguments.get(1).ident().name(),
        target,
        factory.getAccumulatorVarName(),
        parts.initial(),
        parts.condition(),
        parts.step(),
        parts.result());
  }

  private static CelExpr accumulator(CelMacroExprFactory factory) {
    return factory.newIdentifier(factory.getAccumulatorVarName());
  }

  /** {@code list.sortBy(e, key)}: the list and the list of its keys go to one function. */
  private static Optional<CelExpr> sortBy(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (!isName(arguments.get(0))) {
      return notAName(factory);
    }
    CelExpr step =
        factory.newGlobalCall("_+_", accumulator(factory), factory.newList(arguments.get(1)));
    CelExpr keys =
        factory.fold(
            arguments.get(0).ident().name(),
            factory.newIdentifier(SORT_INPUT),
            factory.getAccumulatorVarName(),
            factory.newList(),
            factory.newBoolLiteral(true),
            step,
            accumulator(factory));
    CelExpr sorted = factory.newReceiverCall(SORT_BY_KEYS, factory.newIdentifier(SORT_INPUT), keys);
    return Optional.of(bind(factory, SORT_INPUT, target, sorted));
  }
}
