package dev.ephor.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a checked tree into nodes, once per expression: names become slots, literals become values,
 * and frequent shapes get nodes of their own. Not thread-safe.
 */
final class Planner {
  private final CelEnvironment.Core core;
  private final CelAbstractSyntaxTree tree;
  private final Map<String, Integer> globals = new LinkedHashMap<>();
  private final List<Local> scope = new ArrayList<>();
  private final List<Checker.Mistake> mistakes = new ArrayList<>();
  private final CallPlanner calls;
  private final LoopPlanner loops;
  private final @Nullable TraceRecorder recorder;
  private int localCount = 0;

  /**
   * @param value what {@code cel.bind} gave the name to; Java null for the variable of a loop
   */
  private record Local(String name, int slot, @Nullable CelNode value) {
    CelNode use() {
      return value == null ? new AccessNodes.Local(slot) : new LoopNodes.Bound(slot, value);
    }
  }

  Planner(CelEnvironment.Core core, CelAbstractSyntaxTree tree) {
    this(core, tree, null);
  }

  /**
   * @param recorder gets the value of every part; the plan is then slower and for one evaluation
   */
  Planner(CelEnvironment.Core core, CelAbstractSyntaxTree tree, @Nullable TraceRecorder recorder) {
    this.core = core;
    this.tree = tree;
    this.recorder = recorder;
    this.calls = new CallPlanner(this, core);
    this.loops = new LoopPlanner(this);
  }

  CelProgram.Plan plan() {
    CelNode root = node(tree.getExpr());
    return new CelProgram.Plan(root, List.copyOf(globals.keySet()), localCount);
  }

  /** Literals that cannot mean anything, such as a pattern that is not a regular expression. */
  List<Checker.Mistake> mistakes() {
    return mistakes;
  }

  CelNode node(CelExpr expr) {
    CelNode node = bare(expr);
    return recorder == null || isPlain(node) ? node : recorder.recording(node, expr.id());
  }

  /** Whether the text of the part says it all; of a variable what is selected is recorded. */
  private static boolean isPlain(CelNode node) {
    return node instanceof AccessNodes.Constant || node instanceof AccessNodes.Global;
  }

  private CelNode bare(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> new AccessNodes.Constant(literal(expr.constant()), 0);
      case IDENT -> identifier(expr.ident().name());
      case SELECT -> select(expr.select());
      case CALL -> calls.node(expr);
      case LIST -> list(expr.list());
      case MAP -> map(expr.map());
      case STRUCT -> structure(expr.struct());
      case COMPREHENSION -> loops.node(expr.comprehension());
      case NOT_SET -> throw new IllegalStateException("expression without a kind");
    };
  }

  ImmutableList<String> overloadIds(CelExpr expr) {
    return tree.getReferenceOrThrow(expr.id()).overloadIds();
  }

  void mistake(CelExpr expr, String message) {
    mistakes.add(Positions.mistake(tree, expr, message));
  }

  static Value literal(CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> NullNode.NULL;
      case BOOLEAN_VALUE -> BoolNode.of(constant.booleanValue());
      case INT64_VALUE -> IntNode.of(constant.int64Value());
      case UINT64_VALUE -> new CelUint(constant.uint64Value().longValue());
      case DOUBLE_VALUE -> FloatNode.of(constant.doubleValue());
      case STRING_VALUE -> StringNode.of(constant.stringValue());
      case BYTES_VALUE -> CelBytes.wrap(constant.bytesValue().toByteArray());
      case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
          throw new IllegalStateException("literal of kind " + constant.getKind());
    };
  }

  private CelNode identifier(String name) {
    boolean isAbsolute = name.startsWith(".");
    String plain = isAbsolute ? name.substring(1) : name;
    for (int i = scope.size() - 1; i >= 0 && !isAbsolute; i--) {
      if (scope.get(i).name().equals(plain)) {
        return scope.get(i).use();
      }
    }
    if (!core.variables.containsKey(plain)
        && (Checker.TYPE_NAMES.containsKey(plain)
            || core.declarations.opaqueTypes().contains(plain))) {
      return new AccessNodes.Constant(new CelTypeValue(plain), 0);
    }
    return new AccessNodes.Global(global(plain), 1);
  }

  private int global(String name) {
    return globals.computeIfAbsent(name, _ -> globals.size());
  }

  private boolean isLocal(String name) {
    return scope.stream().anyMatch(local -> local.name().equals(name));
  }

  private CelNode select(CelExpr.CelSelect select) {
    CelExpr operand = select.operand();
    if (isComposite(operand)) {
      String name = operand.ident().name() + "." + select.field();
      return select.testOnly()
          ? new AccessNodes.Constant(BoolNode.TRUE, 1)
          : new AccessNodes.Global(global(name), 2);
    }
    CelNode from = node(operand);
    if (select.testOnly()) {
      return new AccessNodes.Has(from, select.field());
    }
    return switch (from) {
      case AccessNodes.Path path -> path.then(select.field());
      case AccessNodes.Global _, AccessNodes.Local _, LoopNodes.Bound _ ->
          new AccessNodes.Path(from, select.field());
      default -> new AccessNodes.Select(from, select.field());
    };
  }

  private boolean isComposite(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        && core.composites.contains(expr.ident().name())
        && !isLocal(expr.ident().name());
  }

  private CelNode list(CelExpr.CelList list) {
    LiteralNodes.Element[] elements = new LiteralNodes.Element[list.elements().size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] =
          new LiteralNodes.Element(
              node(list.elements().get(i)), list.optionalIndices().contains(i));
    }
    boolean isConstant = true;
    for (LiteralNodes.Element element : elements) {
      isConstant &= isLiteral(element.value()) && !element.isOptional();
    }
    CelNode node = new LiteralNodes.ListLiteral(elements);
    return isConstant ? literal(node) : node;
  }

  private CelNode map(CelExpr.CelMap map) {
    LiteralNodes.Entry[] entries = new LiteralNodes.Entry[map.entries().size()];
    boolean isConstant = true;
    for (int i = 0; i < entries.length; i++) {
      CelExpr.CelMap.Entry entry = map.entries().get(i);
      CelNode key = node(entry.key());
      CelNode value = node(entry.value());
      entries[i] = new LiteralNodes.Entry(key, value, entry.optionalEntry());
      isConstant &= isLiteral(key) && isLiteral(value) && !entry.optionalEntry();
    }
    CelNode node = new LiteralNodes.MapLiteral(LiteralNodes.MAP_COST, entries);
    return isConstant ? literal(node) : node;
  }

  private static boolean isLiteral(CelNode node) {
    return node instanceof AccessNodes.Constant constant && constant.cost == 0;
  }

  private CelNode structure(CelExpr.CelStruct structure) {
    LiteralNodes.Entry[] entries = new LiteralNodes.Entry[structure.entries().size()];
    for (int i = 0; i < entries.length; i++) {
      CelExpr.CelStruct.Entry entry = structure.entries().get(i);
      CelNode key = new AccessNodes.Constant(StringNode.of(entry.fieldKey()), 0);
      entries[i] = new LiteralNodes.Entry(key, node(entry.value()), entry.optionalEntry());
    }
    return new LiteralNodes.MapLiteral(LiteralNodes.STRUCTURE_COST, entries);
  }

  /** What is made of literals alone is one, which costs nothing at run time. */
  CelNode literal(CelNode node) {
    return folded(node) instanceof AccessNodes.Constant constant
        ? new AccessNodes.Constant(constant.value, 0)
        : node;
  }

  /** The node, or its value if it can be had now. A failure is left to happen at run time. */
  CelNode folded(CelNode node) {
    CelBudget budget = CelBudget.standard(() -> false);
    Frame frame = new Frame(0, new String[0], _ -> null, budget);
    Value value = frame.finish(node.evaluate(frame));
    return value instanceof CelError ? node : new AccessNodes.Constant(value, budget.used());
  }

  /** Makes a local variable visible until {@link #leave}. */
  int enter(String name) {
    scope.add(new Local(name, localCount, null));
    return localCount++;
  }

  /** As {@link #enter}, for a name of {@code cel.bind}. */
  int enterBound(String name, CelNode value) {
    scope.add(new Local(name, localCount, value));
    return localCount++;
  }

  void leave(int count) {
    scope.subList(scope.size() - count, scope.size()).clear();
  }
}
