package dev.ephor.lint;

import dev.ephor.document.BoolNode;
import dev.ephor.document.NearestName;
import dev.ephor.document.NumberNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.jmespath.Ast;
import dev.ephor.jmespath.JmesSyntax;
import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through one JMESPath expression for one kind. A key that is not found is an error in the
 * dialect of policies, unless the expression goes on with it: {@code ||}, comparisons, pipes,
 * projections and selections make it null, and functions get this null, which many do not take.
 */
final class JmesWalk {
  /** Functions that fail on null. */
  private static final Set<String> STRICT =
      Set.of(
          "length",
          "contains",
          "starts_with",
          "ends_with",
          "keys",
          "values",
          "split",
          "to_lower",
          "to_upper",
          "trim",
          "join",
          "regex_match",
          "regex_replace_all",
          "replace",
          "replace_all",
          "sum",
          "sort");

  private final Subject subject;
  private final SourceText text;
  private final SubjectFindings findings;
  private final Set<String> reported = new HashSet<>();

  JmesWalk(Subject subject, SourceText text, SubjectFindings findings) {
    this.subject = subject;
    this.text = text;
    this.findings = findings;
  }

  /** What the expression yields; findings are reported. */
  Known value(JmesScope.Source source, JmesScope scope) {
    return JmesSyntax.parse(source.expression())
        .map(tree -> new Pass(source, scope).walk(tree, Known.ANY, scope.isForgiving(), true))
        .orElse(Known.ANY);
  }

  /** Paths that the expression asks for with a default: what follows may count on the answer. */
  Facts asked(JmesScope.Source source, JmesScope scope) {
    Pass pass = new Pass(source, scope);
    pass.isSilent = true;
    JmesSyntax.parse(source.expression()).ifPresent(tree -> pass.walk(tree, Known.ANY, true, true));
    return pass.asked;
  }

  /** What a form is applied to, and whether a key that is not found does no harm there. */
  private record Place(Known current, boolean isCaught, boolean isRoot) {}

  /** One walk through one expression. */
  private final class Pass {
    private final JmesScope.Source source;
    private final JmesScope scope;
    private Facts known;
    private Facts asked = Facts.NONE;
    private boolean isSilent = false;

    /** Where the chain begins that is being followed. */
    private Place start = new Place(Known.ANY, true, true);

    Pass(JmesScope.Source source, JmesScope scope) {
      this.source = source;
      this.scope = scope;
      this.known = scope.facts();
    }

    /**
     * @param current what the form is applied to
     * @param isCaught whether a key that is not found does no harm
     * @param isRoot whether the form is applied to the scope itself
     */
    Known walk(Ast form, Known current, boolean isCaught, boolean isRoot) {
      return switch (form) {
        case Ast.Field _, Ast.Sub _, Ast.Indexed _ ->
            chainFrom(form, new Place(current, isCaught, isRoot));
        case Ast.Identity _, Ast.Current _ -> current;
        case Ast.Literal literal -> literal(literal);
        case Ast.Index _ -> element(current);
        case Ast.Slice _ -> current;
        case Ast.Pipe(Ast left, Ast right, _) ->
            walk(right, walk(left, current, true, isRoot), true, false);
        case Ast.Or(Ast left, Ast right, _) -> {
          Known first = walk(left, current, true, isRoot);
          asked = asked.and(Facts.of(first.path()));
          Known second = walk(right, current, true, isRoot);
          yield first.isAny() ? second.from("") : first;
        }
        case Ast.And(Ast left, Ast right, _) -> {
          Known first = walk(left, current, true, isRoot);
          Facts before = known;
          known = known.and(Facts.of(first.path()));
          Known second = walk(right, current, isCaught, isRoot);
          known = before;
          yield second;
        }
        case Ast.Not(Ast operand, _) -> {
          walk(operand, current, true, isRoot);
          yield Known.BOOLEAN;
        }
        case Ast.Comparison comparison -> compared(comparison, current, isRoot);
        case Ast.Projection(Ast left, Ast right, _) ->
            projected(walk(left, current, true, isRoot), right);
        case Ast.ValueProjection(Ast left, Ast right, _) -> {
          Known map = walk(left, current, true, isRoot);
          Known value =
              map.schema() instanceof Schema.MapOf(Schema values) ? Known.of(values) : Known.ANY;
          Known each = walk(right, value, true, false);
          yield each.isAny() ? Known.ANY : Known.of(new Schema.ListOf(each.schema()));
        }
        case Ast.FilterProjection(Ast left, Ast right, Ast condition, _) -> {
          Known list = walk(left, current, true, isRoot);
          walk(condition, element(list), true, false);
          yield projected(list, right);
        }
        case Ast.Flatten(Ast operand, _) -> flat(walk(operand, current, true, isRoot));
        case Ast.MultiList(List<Ast> elements, _) -> {
          Set<Schema> all = new HashSet<>();
          elements.forEach(each -> all.add(walk(each, current, true, isRoot).schema()));
          yield Known.of(
              new Schema.ListOf(all.size() == 1 ? all.iterator().next() : Known.ANY_SCHEMA));
        }
        case Ast.MultiHash(List<Ast.Member> members, _) -> {
          List<Field> fields = new ArrayList<>();
          for (Ast.Member member : members) {
            Schema schema = walk(member.value(), current, true, isRoot).schema();
            fields.add(new Field(member.key(), schema, Presence.REQUIRED, ""));
          }
          yield Known.of(new FixedStructure("", fields, true));
        }
        case Ast.Call call -> call(call, current, isRoot);
        // Sees the elements of another argument.
        case Ast.Reference _ -> Known.ANY;
      };
    }

    private Known chainFrom(Ast form, Place place) {
      Place before = start;
      start = place;
      Known out = chain(form, place, form);
      start = before;
      return out;
    }

    /**
     * @param top the whole chain of names that the form is part of
     */
    private Known chain(Ast form, Place place, Ast top) {
      return switch (form) {
        case Ast.Sub(Ast left, Ast right, _) -> {
          Known first = chain(left, place, top);
          yield chain(right, new Place(first, place.isCaught(), false), top);
        }
        case Ast.Indexed(Ast left, Ast right, _) -> {
          Known first = chain(left, place, top);
          yield walk(right, first, place.isCaught(), false);
        }
        case Ast.Field field -> field(field, place, top);
        default -> walk(form, place.current(), place.isCaught(), place.isRoot());
      };
    }

    private Known field(Ast.Field field, Place place, Ast top) {
      if (place.isRoot()) {
        return scope.find(field.name()).orElse(Known.ANY);
      }
      Known current = place.current();
      String path = Facts.below(current.path(), field.name());
      return switch (current.schema()) {
        case Schema.Any _ -> Known.at(Known.ANY_SCHEMA, path);
        case Schema.Structure structure -> {
          Optional<Field> found = structure.field(field.name());
          if (found.isEmpty()) {
            if (!structure.isOpen() && !known.has(path)) {
              unknown(structure, field, place);
            }
            yield Known.at(Known.ANY_SCHEMA, path);
          }
          if (found.get().presence() == Presence.OPTIONAL && !known.has(path)) {
            absent(field, place, top, path);
          }
          yield Known.at(found.get().schema(), path);
        }
        case Schema.MapOf(Schema values) -> {
          if (!known.has(path)) {
            absent(field, place, top, path);
          }
          yield Known.at(values, path);
        }
        case Schema.ListOf _ -> {
          noFields(current, field);
          yield Known.ANY;
        }
        case Schema.Scalar _ -> {
          noFields(current, field);
          yield Known.ANY;
        }
      };
    }

    private Known projected(Known list, Ast right) {
      Known each = walk(right, element(list), true, false);
      return each.isAny() ? Known.ANY : Known.of(new Schema.ListOf(each.schema()));
    }

    private Known flat(Known list) {
      return list.schema() instanceof Schema.ListOf(Schema.ListOf inner)
          ? Known.at(inner, list.path())
          : list;
    }

    private Known call(Ast.Call call, Known current, boolean isRoot) {
      boolean isStrict = STRICT.contains(call.name());
      for (Ast argument : call.arguments()) {
        boolean isChain = argument instanceof Ast.Sub || argument instanceof Ast.Indexed;
        boolean isCaught = !isStrict || !isChain || scope.isForgiving();
        walk(argument, current, isCaught, isRoot);
      }
      return switch (call.name()) {
        case "length", "sum", "to_number" -> Known.NUMBER;
        case "contains", "starts_with", "ends_with", "regex_match" -> Known.BOOLEAN;
        case "to_string", "to_lower", "to_upper", "trim", "join", "type" -> Known.TEXT;
        case "keys", "split" -> Known.of(new Schema.ListOf(Known.scalar(ScalarType.STRING)));
        default -> Known.ANY;
      };
    }

    private Known compared(Ast.Comparison comparison, Known current, boolean isRoot) {
      Known left = walk(comparison.left(), current, true, isRoot);
      Known right = walk(comparison.right(), current, true, isRoot);
      ordered(comparison, left, right);
      checkValue(left, comparison.right());
      checkValue(right, comparison.left());
      return Known.BOOLEAN;
    }

    /** Only numbers are less or more than others; of other values the answer is null. */
    private void ordered(Ast.Comparison comparison, Known left, Known right) {
      if (comparison.by() == Ast.Comparator.EQUAL || comparison.by() == Ast.Comparator.NOT_EQUAL) {
        return;
      }
      for (Known side : List.of(left, right)) {
        Set<ValueKind> kinds = ValueKind.of(side.schema());
        if (!kinds.isEmpty() && !kinds.contains(ValueKind.NUMBER)) {
          String help =
              ValueKind.isQuantity(side.schema())
                  ? "compare quantities with an operator of a condition, such as `GreaterThan`"
                  : "`to_number()` makes a number of a text";
          add(
              new SubjectFindings.Finding(
                  LintCode.WRONG_TYPE,
                  place(comparison.range()),
                  "only numbers are less or more than others, and one side is "
                      + side.schema().text(),
                  Optional.of(help),
                  true));
          return;
        }
      }
    }

    private void checkValue(Known field, Ast literal) {
      if (literal instanceof Ast.Literal(StringNode(String value), Ast.Range range)
          && field.schema() instanceof Schema.Scalar(_, List<String> values)
          && !values.isEmpty()
          && !value.isEmpty()
          && !values.contains(value)) {
        add(
            new SubjectFindings.Finding(
                LintCode.WRONG_VALUE,
                place(range),
                "the field never is `" + value + "`; it is one of " + CelCalls.listed(values),
                NearestName.help(value, values)));
      }
    }

    // Findings

    private void unknown(Schema.Structure structure, Ast.Field field, Place place) {
      List<String> names = structure.fields().stream().map(Field::name).toList();
      add(
          new SubjectFindings.Finding(
              LintCode.UNKNOWN_FIELD,
              place(field.range()),
              "`" + structure.name() + "` has no field `" + field.name() + "`",
              NearestName.help(field.name(), names),
              place.isCaught()));
    }

    private void noFields(Known current, Ast.Field field) {
      add(
          new SubjectFindings.Finding(
              LintCode.UNKNOWN_FIELD,
              place(field.range()),
              "`"
                  + field.name()
                  + "` is asked of a value that has no fields ("
                  + current.schema().text()
                  + ")",
              Optional.empty(),
              true));
    }

    private void absent(Ast.Field field, Place place, Ast top, String path) {
      String key = source.fragment().pointer() + " " + source.offset() + " " + top.range();
      if (isSilent || place.isCaught() || !reported.add(key + path)) {
        return;
      }
      if (!reported.add(key)) {
        return; // The help for the first step that can fail speaks for the whole chain.
      }
      String chain = part(top.range().start(), top.range().end());
      Pass quiet = new Pass(source, scope);
      quiet.isSilent = true;
      Known result = quiet.walk(top, start.current(), true, start.isRoot());
      boolean isWhole = chain.equals(source.expression().strip());
      String mended = chain + " || " + Absent.jmesValue(field.name(), result.schema());
      add(
          new SubjectFindings.Finding(
              LintCode.ABSENT_FIELD,
              place(field.range()),
              "`"
                  + part(top.range().start(), field.range().end())
                  + "` can be absent, and reading it fails then",
              Optional.of("write `" + (isWhole ? mended : "(" + mended + ")") + "`")));
    }

    private String part(int start, int end) {
      String expression = source.expression();
      int last = Math.min(end, expression.length());
      return expression.substring(Math.min(start, last), last).strip();
    }

    private SourceLocation place(Ast.Range range) {
      return text.locate(source.fragment().at(), source.text(), source.offset() + range.start());
    }

    private void add(SubjectFindings.Finding finding) {
      if (!isSilent) {
        findings.add(subject, finding);
      }
    }
  }

  private static Known literal(Ast.Literal literal) {
    return switch (literal.value()) {
      case StringNode _ -> Known.TEXT;
      case BoolNode _ -> Known.BOOLEAN;
      case NumberNode _ -> Known.NUMBER;
      default -> Known.ANY;
    };
  }

  /** The elements of a list; of what is not known, neither are they. */
  static Known element(Known list) {
    return list.schema() instanceof Schema.ListOf(Schema elements)
        ? Known.at(elements, Facts.below(list.path(), Facts.ELEMENT))
        : Known.ANY;
  }
}
