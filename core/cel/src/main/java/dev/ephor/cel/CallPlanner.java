package dev.ephor.cel;

import dev.cel.common.ast.CelExpr;
import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans operators and function calls. */
final class CallPlanner {
  /** Functions that make a literal of a literal; one that fails is a mistake of the policy. */
  private static final Set<String> CONVERSIONS =
      Set.of(
          "duration",
          "timestamp",
          "int",
          "uint",
          "double",
          "bool",
          "string",
          "bytes",
          "type",
          "dyn");

  private final Planner planner;
  private final CelEnvironment.Core core;

  CallPlanner(Planner planner, CelEnvironment.Core core) {
    this.planner = planner;
    this.core = core;
  }

  CelNode node(CelExpr expr) {
    CelExpr.CelCall call = expr.call();
    @Nullable CelNode logic = logic(call);
    if (logic != null) {
      return logic;
    }
    List<CelExpr> operands = new ArrayList<>();
    call.target().ifPresent(operands::add);
    operands.addAll(call.args());
    CelNode[] nodes = operands.stream().map(planner::node).toArray(CelNode[]::new);
    @Nullable CelNode operator = operator(call.function(), nodes);
    return operator != null ? operator : function(expr, nodes);
  }

  private @Nullable CelNode logic(CelExpr.CelCall call) {
    return switch (call.function()) {
      case "_&&_" -> junction(call, BoolNode.FALSE);
      case "_||_" -> junction(call, BoolNode.TRUE);
      default -> null;
    };
  }

  private CelNode junction(CelExpr.CelCall call, BoolNode deciding) {
    List<CelNode> terms = new ArrayList<>();
    collectTerms(call, call.function(), terms);
    return new LogicNodes.Junction(deciding, terms.toArray(CelNode[]::new));
  }

  private void collectTerms(CelExpr.CelCall call, String function, List<CelNode> terms) {
    for (CelExpr operand : call.args()) {
      boolean isSame =
          operand.getKind() == CelExpr.ExprKind.Kind.CALL
              && operand.call().function().equals(function);
      if (isSame) {
        collectTerms(operand.call(), function, terms);
      } else {
        terms.add(planner.node(operand));
      }
    }
  }

  private static @Nullable CelNode operator(String function, CelNode[] operands) {
    return switch (function) {
      case "!_" -> new LogicNodes.Not(operands[0]);
      case "_?_:_" -> new LogicNodes.Conditional(operands[0], operands[1], operands[2]);
      case "_==_" -> equal(operands, true);
      case "_!=_" -> equal(operands, false);
      case "_<_" -> compare(operands, CompareNodes.Relation.LESS);
      case "_<=_" -> compare(operands, CompareNodes.Relation.LESS_OR_EQUAL);
      case "_>_" -> compare(operands, CompareNodes.Relation.GREATER);
      case "_>=_" -> compare(operands, CompareNodes.Relation.GREATER_OR_EQUAL);
      case "@in" -> in(operands[0], operands[1]);
      case "_+_" -> arithmetic(operands, ArithmeticNodes.Operator.ADD);
      case "_-_" -> arithmetic(operands, ArithmeticNodes.Operator.SUBTRACT);
      case "_*_" -> arithmetic(operands, ArithmeticNodes.Operator.MULTIPLY);
      case "_/_" -> arithmetic(operands, ArithmeticNodes.Operator.DIVIDE);
      case "_%_" -> arithmetic(operands, ArithmeticNodes.Operator.MODULO);
      case "-_" -> new ArithmeticNodes.Negate(operands[0]);
      case "_[_]" -> new AccessNodes.Index(operands[0], operands[1]);
      case "_?._", "_[?_]" -> new AccessNodes.OptionalSelect(operands[0], operands[1]);
      default -> null;
    };
  }

  private static CelNode equal(CelNode[] operands, boolean wanted) {
    @Nullable String right = text(operands[1]);
    if (right != null) {
      return new CompareNodes.EqualText(operands[0], right, wanted);
    }
    @Nullable String left = text(operands[0]);
    return left != null
        ? new CompareNodes.EqualText(operands[1], left, wanted)
        : new CompareNodes.Equal(operands[0], operands[1], wanted);
  }

  private static CelNode compare(CelNode[] operands, CompareNodes.Relation relation) {
    return new CompareNodes.Compare(operands[0], operands[1], relation);
  }

  private static CelNode arithmetic(CelNode[] operands, ArithmeticNodes.Operator operator) {
    return new ArithmeticNodes.Binary(operands[0], operands[1], operator);
  }

  private static CelNode in(CelNode element, CelNode container) {
    if (container instanceof AccessNodes.Constant constant && Lists.isList(constant.value)) {
      @Nullable Set<String> texts = CompareNodes.texts(constant.value);
      if (texts != null) {
        return new CompareNodes.InTexts(element, texts);
      }
    }
    return new CompareNodes.In(element, container, container instanceof AccessNodes.Constant);
  }

  /** The text of a string literal, or Java null. */
  private static @Nullable String text(CelNode node) {
    return node instanceof AccessNodes.Constant constant
            && constant.value instanceof StringNode(String text)
        ? text
        : null;
  }

  private CelNode function(CelExpr expr, CelNode[] arguments) {
    List<Overload> overloads = new ArrayList<>();
    for (String id : planner.overloadIds(expr)) {
      @Nullable Overload overload = core.declarations.overloads().get(id);
      if (overload == null) {
        throw new IllegalStateException("no implementation of " + id);
      }
      overloads.add(overload);
    }
    String name = expr.call().function();
    @Nullable CelNode special = special(expr, name, arguments);
    return special != null ? special : call(expr, overloads, arguments);
  }

  private @Nullable CelNode special(CelExpr expr, String name, CelNode[] arguments) {
    return switch (name) {
      case "size" -> new CallNodes.Size(arguments[0]);
      case "startsWith" -> testText(arguments, CallNodes.TextTest.STARTS_WITH);
      case "endsWith" -> testText(arguments, CallNodes.TextTest.ENDS_WITH);
      case "contains" -> testText(arguments, CallNodes.TextTest.CONTAINS);
      case "matches" -> matches(expr, arguments);
      case "or" -> orElse(arguments, CallNodes.OrElse.Mode.OPTIONAL);
      case "orValue" -> core.isLenient ? null : orElse(arguments, CallNodes.OrElse.Mode.VALUE);
      default -> null;
    };
  }

  private static CelNode testText(CelNode[] arguments, CallNodes.TextTest test) {
    return new CallNodes.TestText(arguments[0], arguments[1], test);
  }

  private static CelNode orElse(CelNode[] arguments, CallNodes.OrElse.Mode mode) {
    return new CallNodes.OrElse(arguments[0], arguments[1], mode);
  }

  private @Nullable CelNode matches(CelExpr expr, CelNode[] arguments) {
    @Nullable String pattern = text(arguments[1]);
    if (pattern == null) {
      return null;
    }
    return switch (CelRegex.compile(pattern)) {
      case CelRegex.Compiled.Good(CelRegex regex) -> new CallNodes.Matches(arguments[0], regex);
      case CelRegex.Compiled.Bad(CelError error) -> {
        planner.mistake(expr, "invalid matches argument: " + error.message());
        yield arguments[0];
      }
    };
  }

  private CelNode call(CelExpr expr, List<Overload> overloads, CelNode[] arguments) {
    CelNode call = new CallNodes.Call(overloads, arguments);
    boolean isConstant = overloads.stream().allMatch(Overload::isPure);
    for (CelNode argument : arguments) {
      isConstant &= argument instanceof AccessNodes.Constant;
    }
    if (!isConstant) {
      return call;
    }
    String name = expr.call().function();
    CelNode folded = CONVERSIONS.contains(name) ? planner.literal(call) : planner.folded(call);
    if (!(folded instanceof AccessNodes.Constant) && CONVERSIONS.contains(name)) {
      Value value =
          call.evaluate(new Frame(0, new String[0], _ -> null, CelBudget.standard(() -> false)));
      planner.mistake(expr, "invalid " + name + " argument: " + value);
    }
    return folded;
  }
}
