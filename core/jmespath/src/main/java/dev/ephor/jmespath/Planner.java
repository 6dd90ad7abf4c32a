package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.NearestName;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a syntax tree into operations. All that depends on the dialect is decided here, so that
 * operations do not ask for it.
 */
final class Planner {
  private final FunctionTable functions;
  private final JmesMode mode;

  /** Wraps operations to watch them; null for the plan that is run. */
  private final @Nullable BiFunction<Ast, Operation, Operation> watch;

  private @Nullable SyntaxFault fault;

  Planner(
      FunctionTable functions,
      JmesMode mode,
      @Nullable BiFunction<Ast, Operation, Operation> watch) {
    this.functions = functions;
    this.mode = mode;
    this.watch = watch;
  }

  @Nullable SyntaxFault fault() {
    return fault;
  }

  Operation plan(Ast ast) {
    Operation operation = bare(ast);
    return watch == null ? operation : watch.apply(ast, operation);
  }

  private Operation bare(Ast ast) {
    return switch (ast) {
      case Ast.Identity _, Ast.Current _ -> new Access.Current();
      case Ast.Field form -> field(form);
      case Ast.Literal form -> new Access.Constant(form.value());
      case Ast.Index form -> new Access.Index(form.index());
      case Ast.Slice form ->
          new Access.Slice(form.from(), form.to(), form.step(), form.range().column());
      case Ast.Sub form -> sub(form);
      case Ast.Indexed form -> new Access.Chain(plan(form.left()), plan(form.right()));
      case Ast.Pipe form -> new Logic.Pipe(plan(form.left()), plan(form.right()));
      case Ast.Or form -> new Logic.Or(plan(form.left()), plan(form.right()));
      case Ast.And form -> new Logic.And(plan(form.left()), plan(form.right()));
      case Ast.Not form -> new Logic.Not(plan(form.operand()));
      case Ast.Comparison form ->
          new Logic.Comparison(
              form.by(), plan(form.left()), plan(form.right()), form.range().column());
      case Ast.Projection form -> projection(form);
      case Ast.ValueProjection form ->
          new Projections.OfValues(
              shape(form.left(), form.right(), swallows(), cost(form.right()), form.range()));
      case Ast.FilterProjection form -> {
        long cost = cost(form.right()) + cost(form.condition());
        yield new Projections.OfFiltered(
            shape(form.left(), form.right(), swallows(), cost, form.range()),
            plan(form.condition()));
      }
      case Ast.Flatten form ->
          new Construction.Flatten(plan(form.operand()), swallows(), form.range().column());
      case Ast.MultiList form -> multiList(form);
      case Ast.MultiHash form ->
          new Construction.MultiHash(
              form.members().stream().map(Ast.Member::key).toArray(String[]::new),
              planAll(form.members().stream().map(Ast.Member::value).toList()),
              form.range().column());
      case Ast.Call form -> call(form);
      case Ast.Reference form -> stray(form);
    };
  }

  private Operation multiList(Ast.MultiList form) {
    List<Node> literals = new ArrayList<>();
    for (Ast element : form.elements()) {
      if (element instanceof Ast.Literal literal) {
        literals.add(literal.value());
      }
    }
    return literals.size() == form.elements().size()
        ? new Construction.FixedList(ArrayNode.of(literals))
        : new Construction.MultiList(planAll(form.elements()), form.range().column());
  }

  private boolean swallows() {
    return mode == JmesMode.POLICY;
  }

  private Access.Field field(Ast.Field form) {
    Value absent =
        switch (mode) {
          case STANDARD -> NullNode.NULL;
          case POLICY -> new JmesError.NotFound(form.name(), form.range().column());
        };
    return new Access.Field(form.name(), absent);
  }

  /** Dots between names become one path, unless each step is to be watched. */
  private Operation sub(Ast.Sub form) {
    if (watch != null || !(form.right() instanceof Ast.Field last)) {
      return new Access.Chain(plan(form.left()), plan(form.right()));
    }
    List<Access.Field> fields = new ArrayList<>();
    fields.add(field(last));
    Ast left = form.left();
    while (left instanceof Ast.Sub(Ast further, Ast.Field name, Ast.Range _)) {
      fields.addFirst(field(name));
      left = further;
    }
    if (left instanceof Ast.Field first) {
      fields.addFirst(field(first));
      return new Access.Path(fields.toArray(Access.Field[]::new));
    }
    Operation path =
        fields.size() == 1
            ? fields.getFirst()
            : new Access.Path(fields.toArray(Access.Field[]::new));
    return left instanceof Ast.Current ? path : new Access.Chain(plan(left), path);
  }

  private Operation projection(Ast.Projection form) {
    if (watch == null && form.left() instanceof Ast.Flatten flatten) {
      return new Projections.OfFlattened(
          shape(flatten.operand(), form.right(), swallows(), cost(form.right()), form.range()));
    }
    return new Projections.OfList(
        shape(form.left(), form.right(), false, cost(form.right()), form.range()));
  }

  private Projections.Shape shape(
      Ast left, Ast right, boolean swallow, long cost, Ast.Range range) {
    return new Projections.Shape(plan(left), plan(right), swallow, cost, range.column());
  }

  private Operation[] planAll(List<Ast> forms) {
    return forms.stream().map(this::plan).toArray(Operation[]::new);
  }

  private Operation call(Ast.Call form) {
    int column = form.range().column();
    Function function = functions.find(form.name());
    if (function == null) {
      fail(
          new SyntaxFault(
              SyntaxFault.UNKNOWN_FUNCTION,
              "unknown function `" + form.name() + "`",
              form.range().start(),
              NearestName.help(form.name(), functions.names())));
      return new Access.Current();
    }
    Operation[] arguments = form.arguments().stream().map(this::argument).toArray(Operation[]::new);
    if (!function.takesArity(arguments.length)) {
      String message = function.variadic() ? "Invalid arity." : "incorrect number of args";
      return new Call.Failing(
          List.of(arguments), new JmesError.Failed(JmesError.ARITY, message, column));
    }
    Function.Body body = function.body();
    if (body instanceof Function.Prepared prepared) {
      @Nullable Node[] constants = new Node[arguments.length];
      for (int i = 0; i < constants.length; i++) {
        constants[i] =
            form.arguments().get(i) instanceof Ast.Literal literal ? literal.value() : null;
      }
      body = prepared.prepare(constants);
    }
    return new Call(function, body, arguments, new CallSite(form.name(), column));
  }

  private Operation argument(Ast form) {
    if (form instanceof Ast.Reference reference) {
      Operation operand = plan(reference.operand());
      return new Call.Quoted(new Reference(operand, cost(reference.operand())));
    }
    return plan(form);
  }

  private Operation stray(Ast.Reference form) {
    fail(
        new SyntaxFault(
            SyntaxFault.STRAY_REFERENCE,
            "`&` is allowed only before an argument of a function",
            form.range().start(),
            Optional.empty()));
    return new Access.Current();
  }

  private void fail(SyntaxFault found) {
    if (fault == null) {
      fault = found;
    }
  }

  /** Operations of a form: what evaluating it once costs, apart from its loops. */
  static long cost(Ast form) {
    long cost = 1;
    for (Ast child : form.children()) {
      cost += cost(child);
    }
    return cost;
  }
}
