package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NearestName;
import dev.ephor.document.NumberNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the expressions of a policy for one kind: what type has each part, and can it fail?
 *
 * <p>A condition tells what is there behind it ({@link CelGuards}); since {@code &&} and {@code ||}
 * forgive a failure on either side, each side counts for the other. A variable is walked through
 * where it is read, with what is known there, as it is evaluated there. What was reported once in
 * an expression is not reported again. The number of steps is limited; what is beyond is passed
 * over.
 */
final class CelWalk {
  private static final int STEPS_MAX = 40_000;

  private final CelWorld world;
  private final SourceText text;
  private final SubjectFindings findings;
  private final CelGuards guards;
  private final CelConstants constants;
  private final CelChain chains;
  private final CelCalls calls;
  private final CelObjects objects;
  private final Map<Seen, Known> variables = new HashMap<>();
  private final Set<String> reported = new HashSet<>();
  private int steps = 0;
  private int silence = 0;

  private record Seen(CelScope.Source variable, Facts facts, boolean isSilent) {}

  /** A part of an expression and the name in it that a finding is about. */
  record Spot(CelForm form, String name) {}

  CelWalk(CelWorld world, SourceText text, SubjectFindings findings) {
    this.world = world;
    this.text = text;
    this.findings = findings;
    this.guards = new CelGuards(world);
    this.constants = new CelConstants(world);
    this.chains = new CelChain(this, world);
    this.calls = new CelCalls(this);
    this.objects = new CelObjects(this, world.catalog());
  }

  CelGuards guards() {
    return guards;
  }

  CelConstants constants() {
    return constants;
  }

  Known value(CelForm form, CelScope scope) {
    if (++steps > STEPS_MAX) {
      return Known.ANY;
    }
    if (CelChain.isLink(form)) {
      return chains.follow(form, scope);
    }
    Known known = computed(form, scope);
    return known.path().isEmpty() ? known.from(world.path(form, scope)) : known;
  }

  private Known computed(CelForm form, CelScope scope) {
    return switch (form) {
      case CelForm.Literal(Value value, _) -> literal(value);
      case CelForm.Name _, CelForm.Select _ -> base(form, scope);
      case CelForm.Has has -> has(has, scope);
      case CelForm.Call call -> call(call, scope);
      case CelForm.ListLiteral(List<CelForm> elements, _) -> list(elements, scope);
      case CelForm.MapLiteral map -> {
        configured(map.type(), map.entries(), scope);
        patched(map, scope);
        objects.check(map, scope);
        yield map(map.entries(), scope);
      }
      case CelForm.Loop loop -> loop(loop, scope);
      case CelForm.Bind(String name, CelForm bound, CelForm body, _) ->
          value(body, scope.with(name, value(bound, scope)));
    };
  }

  /** A name, or whatever a chain of selections begins with. */
  Known base(CelForm form, CelScope scope) {
    if (form instanceof CelForm.Name(String name, _)) {
      Known known = scope.find(name, world.roots());
      return known == null ? Known.ANY : known;
    }
    return value(form, scope);
  }

  /** The value alone, without findings. */
  Known quietly(CelForm form, CelScope scope) {
    silence++;
    try {
      return value(form, scope);
    } finally {
      silence--;
    }
  }

  Known variable(CelScope.Source variable, CelScope scope) {
    Seen seen = new Seen(variable, scope.facts(), silence > 0);
    Known known = variables.get(seen);
    if (known == null) {
      variables.put(seen, Known.ANY); // A variable that reads itself does not compile.
      known = value(variable.form(), world.inside(variable, scope));
      variables.put(seen, known);
    }
    return known;
  }

  private static Known literal(Value value) {
    return switch (value) {
      case BoolNode _ -> Known.BOOLEAN;
      case StringNode _ -> Known.TEXT;
      case IntNode _ -> Known.INTEGER;
      case NumberNode _ -> Known.NUMBER;
      default -> Known.ANY;
    };
  }

  private Known list(List<CelForm> elements, CelScope scope) {
    Schema common = null;
    for (CelForm element : elements) {
      Schema schema = value(element, scope).schema();
      common = common == null || common.equals(schema) ? schema : Known.ANY_SCHEMA;
    }
    return Known.of(new Schema.ListOf(common == null ? Known.ANY_SCHEMA : common));
  }

  /** {@code Object.spec{…}}: fields of the resource in its new state. */
  private void configured(String type, List<CelForm.Entry> entries, CelScope scope) {
    @Nullable Schema at =
        type.equals("Object") || type.startsWith("Object.") ? world.subject().schema() : null;
    for (String name : type.split("\\.", -1)) {
      Schema owner = at instanceof Schema.ListOf(Schema elements) ? elements : at;
      at =
          owner == null || name.equals("Object")
              ? owner
              : owner.member(name).map(Field::schema).orElse(null);
    }
    Schema owner = at instanceof Schema.ListOf(Schema elements) ? elements : at;
    if (!(owner instanceof Schema.Structure structure) || structure.isOpen()) {
      return;
    }
    for (CelForm.Entry entry : entries) {
      if (entry.key() instanceof CelForm.Literal(StringNode(String name), _)
          && structure.field(name).isEmpty()) {
        List<String> names = structure.fields().stream().map(Field::name).toList();
        add(
            scope,
            new SubjectFindings.Finding(
                LintCode.UNKNOWN_FIELD,
                place(scope, new Spot(entry.value(), "")),
                "`" + structure.name() + "` has no field `" + name + "`",
                NearestName.help(name, names),
                true));
      }
    }
  }

  /** {@code JSONPatch{path: …}}: places in the resource, where they are literals. */
  private void patched(CelForm.MapLiteral map, CelScope scope) {
    if (!map.type().equals("JSONPatch") || silence > 0 || isTest(map)) {
      return;
    }
    for (CelForm.Entry entry : map.entries()) {
      boolean isPlace =
          entry.key() instanceof CelForm.Literal(StringNode(String name), _)
              && (name.equals("path") || name.equals("from"));
      if (isPlace
          && entry.value() instanceof CelForm.Literal(StringNode(String path), _)
          && path.startsWith("/")) {
        new ShapeCheck(world.subject(), findings, false)
            .path(world.subject().schema(), path, place(scope, new Spot(entry.value(), "")));
      }
    }
  }

  /** Tests change nothing, and may ask for what is not there. */
  private static boolean isTest(CelForm.MapLiteral patch) {
    return patch.entries().stream()
        .anyMatch(entry ->
            entry.key() instanceof CelForm.Literal(StringNode(String name), _)
                && name.equals("op")
                && entry.value() instanceof CelForm.Literal(StringNode(String op), _)
                && op.equals("test"));
  }

  /** An object with the fields that are written, and perhaps others. */
  private Known map(List<CelForm.Entry> entries, CelScope scope) {
    List<Field> fields = new ArrayList<>();
    for (CelForm.Entry entry : entries) {
      value(entry.key(), scope);
      Schema schema = value(entry.value(), scope).schema();
      if (entry.key() instanceof CelForm.Literal(StringNode(String name), _)) {
        fields.add(new Field(name, schema, Presence.REQUIRED, ""));
      }
    }
    return Known.of(new FixedStructure("", fields, true));
  }

  private Known has(CelForm.Has has, CelScope scope) {
    Known operand = chains.follow(has.operand(), scope, Optional.of(has.field()));
    if (operand.schema() instanceof Schema.Structure structure
        && structure.field(has.field()).isEmpty()
        && !structure.isOpen()) {
      List<String> names = structure.fields().stream().map(field -> field.name()).toList();
      add(
          scope,
          new SubjectFindings.Finding(
              LintCode.UNKNOWN_FIELD,
              place(scope, new Spot(has, has.field())),
              "`" + structure.name() + "` has no field `" + has.field() + "`",
              NearestName.help(has.field(), names),
              true));
    }
    return Known.BOOLEAN;
  }

  private Known call(CelForm.Call call, CelScope scope) {
    return switch (call.function()) {
      case "_&&_" -> junction(call, true, scope);
      case "_||_" -> junction(call, false, scope);
      case "_?_:_" -> choice(call.arguments(), scope);
      default -> calls.value(call, scope);
    };
  }

  /** Each term is walked through with what is known when all others leave it to this one. */
  private Known junction(CelForm.Call call, boolean isAnd, CelScope scope) {
    List<CelForm> terms = new ArrayList<>();
    collect(call, call.function(), terms);
    terms.forEach(term -> constant(term, scope));
    for (CelForm term : terms) {
      if (constants.truth(term, scope).equals(Optional.of(!isAnd))) {
        return Known.BOOLEAN;
      }
    }
    Facts[] known = new Facts[terms.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = guards.when(isAnd, terms.get(i), scope);
    }
    for (int i = 0; i < known.length; i++) {
      Facts others = Facts.NONE;
      for (int j = 0; j < known.length; j++) {
        others = j == i ? others : others.and(known[j]);
      }
      value(terms.get(i), scope.and(others));
    }
    return Known.BOOLEAN;
  }

  private static void collect(CelForm form, String function, List<CelForm> terms) {
    if (form instanceof CelForm.Call call && call.function().equals(function)) {
      call.arguments().forEach(argument -> collect(argument, function, terms));
    } else {
      terms.add(form);
    }
  }

  private Known choice(List<CelForm> parts, CelScope scope) {
    CelForm condition = parts.get(0);
    constant(condition, scope);
    Optional<Boolean> truth = constants.truth(condition, scope);
    if (truth.isPresent()) {
      return value(parts.get(truth.get() ? 1 : 2), scope);
    }
    value(condition, scope);
    Known first = value(parts.get(1), scope.and(guards.when(true, condition, scope)));
    Known second = value(parts.get(2), scope.and(guards.when(false, condition, scope)));
    boolean isEmptyList =
        parts.get(2) instanceof CelForm.ListLiteral(List<CelForm> none, _) && none.isEmpty();
    return first.schema().equals(second.schema()) || isEmptyList
        ? Known.of(first.schema()).asOptional(first.isOptional())
        : Known.ANY.asOptional(first.isOptional() && second.isOptional());
  }

  private Known loop(CelForm.Loop loop, CelScope scope) {
    Known over = calls.range(loop.range().over(), scope);
    CelScope inside = bound(loop.range(), over, scope);
    Facts filtered = Facts.NONE;
    if (loop.filter().isPresent()) {
      value(loop.filter().get(), inside);
      filtered = guards.when(true, loop.filter().get(), inside);
    }
    CelScope body = inside.and(filtered);
    Known result = value(loop.body(), body);
    return switch (loop.kind()) {
      case ALL, EXISTS, EXISTS_ONE -> Known.BOOLEAN;
      case MAP -> Known.of(new Schema.MapOf(Known.ANY_SCHEMA));
      case LIST -> {
        boolean isOfList = over.schema() instanceof Schema.ListOf;
        yield CelWorld.isFilter(loop) && isOfList
            ? over.withElements(filtered)
            : Known.at(
                new Schema.ListOf(result.isOptional() ? Known.ANY_SCHEMA : result.schema()),
                world.path(loop, scope));
      }
    };
  }

  /** The scope in which the names of a loop stand for one element. */
  private static CelScope bound(CelForm.Range range, Known over, CelScope scope) {
    List<String> names = range.variables();
    boolean isPair = names.size() == 2;
    String element = Facts.below(over.path(), Facts.ELEMENT);
    // Where there is an element there is the list, by whatever default it was read.
    CelScope inside = scope.and(over.elements()).and(Facts.of(over.path()));
    return switch (over.schema()) {
      case Schema.ListOf(Schema elements) ->
          isPair
              ? inside
                  .with(names.get(0), Known.INTEGER)
                  .with(names.get(1), Known.at(elements, element))
              : inside.with(names.get(0), Known.at(elements, element));
      case Schema.MapOf(Schema values) ->
          isPair
              ? inside.with(names.get(0), Known.TEXT).with(names.get(1), Known.at(values, element))
              : inside.with(names.get(0), Known.TEXT);
      case Schema.Structure _ ->
          isPair
              ? inside.with(names.get(0), Known.TEXT).with(names.get(1), Known.ANY)
              : inside.with(names.get(0), Known.TEXT);
      case Schema.Any _, Schema.Scalar _ -> {
        Known unknown = Known.at(Known.ANY_SCHEMA, element);
        yield isPair
            ? inside.with(names.get(0), Known.ANY).with(names.get(1), unknown)
            : inside.with(names.get(0), unknown);
      }
    };
  }

  /** A whole expression that must be true or false. */
  void condition(CelScope.Source source, Facts facts) {
    CelScope scope = CelScope.root(source, facts);
    constant(source.form(), scope);
    value(source.form(), scope);
  }

  // Findings

  /** A literal is meant as it is; what else is always the same was not. */
  private void constant(CelForm form, CelScope scope) {
    if (form instanceof CelForm.Literal) {
      return;
    }
    boolean isPresence = form instanceof CelForm.Has has && constants.hasAlways(has, scope);
    Optional<Boolean> truth = isPresence ? Optional.of(true) : constants.truthOfAll(form, scope);
    if (truth.isPresent() && !isJunction(form)) {
      add(
          scope,
          new SubjectFindings.Finding(
              LintCode.CONSTANT_CONDITION,
              place(scope, new Spot(form, "")),
              "`" + scope.source().textOf(form) + "` is always " + truth.get(),
              Optional.empty(),
              true));
    }
  }

  /** The terms of a junction are looked at one by one. */
  private static boolean isJunction(CelForm form) {
    return form instanceof CelForm.Call call
        && (call.function().equals("_&&_") || call.function().equals("_||_"));
  }

  /** Whether this was not known before; then the help speaks for the rest of the chain as well. */
  boolean absent(CelScope scope, CelForm form, String name, String mended) {
    String written = scope.source().textOf(form);
    String key = scope.source().fragment().pointer() + " " + world.path(form, scope);
    if (silence > 0 || !reported.add(key)) {
      return false;
    }
    Optional<String> help =
        mended.isEmpty() ? Optional.empty() : Optional.of("write `" + mended + "`");
    report(
        scope,
        new Spot(form, name),
        LintCode.ABSENT_FIELD,
        "`" + (written.isEmpty() ? name : written) + "` can be absent, and reading it fails then",
        help);
    return true;
  }

  void report(CelScope scope, Spot spot, LintCode code, String message, Optional<String> help) {
    add(scope, new SubjectFindings.Finding(code, place(scope, spot), message, help));
  }

  private void add(CelScope scope, SubjectFindings.Finding finding) {
    if (silence == 0 && finding.at().line() >= 0 && scope.source().fragment().at().line() >= 0) {
      findings.add(world.subject(), finding);
    }
  }

  /** Where the name stands in the part: at its end, but for indexes. */
  private SourceLocation place(CelScope scope, Spot spot) {
    CelForm.Extent extent = spot.form().extent();
    CelScope.Source source = scope.source();
    int offset = extent.start();
    if (!extent.isEmpty() && !spot.name().isEmpty()) {
      int found = source.text().lastIndexOf(spot.name(), extent.end() - spot.name().length());
      offset = found >= extent.start() ? found : offset;
    }
    return text.locate(source.fragment().at(), source.text(), offset);
  }
}
