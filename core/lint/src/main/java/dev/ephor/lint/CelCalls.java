package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.NearestName;
import dev.ephor.document.StringNode;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Operators and functions: what they yield, and operands that they never work with. */
final class CelCalls {
  private static final Set<String> OF_TEXT =
      Set.of(
          "startsWith",
          "endsWith",
          "matches",
          "lowerAscii",
          "upperAscii",
          "split",
          "replace",
          "substring",
          "trim",
          "charAt",
          "contains");

  private final CelWalk walk;

  CelCalls(CelWalk walk) {
    this.walk = walk;
  }

  Known value(CelForm.Call call, CelScope scope) {
    return switch (call.function()) {
      case "orValue" -> orValue(call, scope);
      case "or" -> {
        Known first = walk.value(call.target().orElse(call), scope);
        call.arguments().forEach(argument -> walk.value(argument, scope));
        yield first;
      }
      case "value" ->
          call.target().isPresent() && call.arguments().isEmpty()
              ? walk.value(call.target().get(), scope).asOptional(false)
              : plain(call, scope);
      case "optional.of", "optional.ofNonZeroValue" ->
          call.arguments().size() == 1
              ? walk.value(call.arguments().get(0), scope).asOptional(true)
              : plain(call, scope);
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> compared(call, scope);
      case "@in" -> member(call, scope);
      case "_+_" -> sum(call, scope);
      default -> plain(call, scope);
    };
  }

  /** Kyverno lets it be called on what is no optional, which stands for itself. */
  private Known orValue(CelForm.Call call, CelScope scope) {
    if (call.target().isEmpty() || call.arguments().size() != 1) {
      return plain(call, scope);
    }
    CelForm target = call.target().get();
    Known known = walk.value(target, scope);
    Known absent = walk.value(call.arguments().get(0), scope);
    Known there = known.isAny() ? Known.at(absent.schema(), known.path()) : known;
    return ValueKind.of(there.schema()).equals(ValueKind.of(absent.schema())) || known.isAny()
        ? (known.isAny() ? Known.at(Known.ANY_SCHEMA, known.path()) : known.asOptional(false))
        : Known.at(Known.ANY_SCHEMA, known.path());
  }

  private Known plain(CelForm.Call call, CelScope scope) {
    readable(call, scope);
    Optional<Known> target = call.target().map(form -> walk.value(form, scope));
    List<Known> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(walk.value(argument, scope)));
    if (target.isPresent() && OF_TEXT.contains(call.function())) {
      checkText(call, target.get(), scope);
    }
    return result(call.function(), target, arguments);
  }

  private void checkText(CelForm.Call call, Known target, CelScope scope) {
    boolean isOther =
        !target.isOptional()
            && !ValueKind.of(target.schema()).isEmpty()
            && !(target.schema() instanceof Schema.MapOf)
            && !ValueKind.of(target.schema()).contains(ValueKind.TEXT);
    if (isOther && call.target().isPresent()) {
      CelForm form = call.target().get();
      walk.report(
          scope,
          new CelWalk.Spot(form, ""),
          LintCode.WRONG_TYPE,
          "`" + call.function() + "` takes text, not " + named(form, target, scope),
          Optional.empty());
    }
  }

  private static Known result(String function, Optional<Known> target, List<Known> arguments) {
    return switch (function) {
      case "!_",
          "hasValue",
          "startsWith",
          "endsWith",
          "contains",
          "matches",
          "containsAll",
          "isQuantity",
          "isSemver",
          "isIP",
          "isCIDR",
          "isURL" ->
          Known.BOOLEAN;
      case "size", "indexOf", "lastIndexOf", "int" -> Known.INTEGER;
      case "lowerAscii",
          "upperAscii",
          "replace",
          "substring",
          "trim",
          "charAt",
          "join",
          "string",
          "format" ->
          Known.TEXT;
      case "split" -> Known.of(new Schema.ListOf(Known.scalar(ScalarType.STRING)));
      case "distinct", "reverse", "slice", "sort" ->
          target
              .filter(known -> known.schema() instanceof Schema.ListOf)
              .map(known -> Known.of(known.schema()))
              .orElse(Known.ANY);
      case "timestamp", "now", "time.now" -> ValueKind.MOMENT;
      case "duration" -> ValueKind.SPAN;
      case "quantity" -> ValueKind.AMOUNT;
      case "dyn" -> arguments.size() == 1 ? arguments.getFirst() : Known.ANY;
      default -> Known.ANY;
    };
  }

  private Known sum(CelForm.Call call, CelScope scope) {
    Known left = walk.value(call.arguments().get(0), scope);
    Known right = walk.value(call.arguments().get(1), scope);
    boolean isEmptyLeft =
        call.arguments().get(0) instanceof CelForm.ListLiteral(List<CelForm> none, _)
            && none.isEmpty();
    if (left.schema().equals(right.schema()) || isEmptyLeft) {
      return Known.of(right.schema());
    }
    return Known.ANY;
  }

  private Known compared(CelForm.Call call, CelScope scope) {
    CelForm left = call.arguments().get(0);
    CelForm right = call.arguments().get(1);
    Known first = walk.value(left, scope);
    Known second = walk.value(right, scope);
    if (!first.isOptional() && !second.isOptional()) {
      Set<ValueKind> one = ValueKind.of(first.schema());
      Set<ValueKind> other = ValueKind.of(second.schema());
      if (!one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other)) {
        String text = named(left, first, scope) + " " + always(call) + " ";
        walk.report(
            scope,
            new CelWalk.Spot(left, ""),
            LintCode.WRONG_TYPE,
            text + named(right, second, scope),
            QuantityHelp.of(call, first.schema(), second.schema(), scope));
      } else if (QuantityHelp.isOrder(call) && one.equals(ValueKind.TEXTS) && one.equals(other)) {
        amounts(call, first, second, scope);
      }
    }
    checkValue(first, right, scope);
    checkValue(second, left, scope);
    return Known.BOOLEAN;
  }

  private static String always(CelForm.Call call) {
    return switch (call.function()) {
      case "_==_" -> "is never equal to";
      case "_!=_" -> "always differs from";
      default -> "cannot be compared with";
    };
  }

  /** Quantities that are compared as the texts they are, letter by letter. */
  private void amounts(CelForm.Call call, Known first, Known second, CelScope scope) {
    boolean isLeft = ValueKind.isQuantity(first.schema());
    if (isLeft || ValueKind.isQuantity(second.schema())) {
      CelForm form = call.arguments().get(isLeft ? 0 : 1);
      walk.report(
          scope,
          new CelWalk.Spot(form, ""),
          LintCode.WRONG_TYPE,
          named(form, isLeft ? first : second, scope)
              + " is compared letter by letter here, so that `9Mi` is more than `10Gi`",
          QuantityHelp.of(call, first.schema(), second.schema(), scope));
    }
  }

  /** A text that the function never takes. */
  private void readable(CelForm.Call call, CelScope scope) {
    if (call.target().isEmpty()
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof CelForm.Literal(StringNode(String text), _)
        && !ReadableText.as(call.function(), text)) {
      walk.report(
          scope,
          new CelWalk.Spot(call.arguments().getFirst(), ""),
          LintCode.UNREADABLE_TEXT,
          "`" + call.function() + "` fails for `" + text + "`",
          ReadableText.help(call.function()));
    }
  }

  /** A literal that a field with few values is compared with. */
  private void checkValue(Known field, CelForm literal, CelScope scope) {
    if (field.schema() instanceof Schema.Scalar(_, List<String> values)
        && !values.isEmpty()
        && literal instanceof CelForm.Literal(StringNode(String text), _)
        && !text.isEmpty()
        && !values.contains(text)) {
      walk.report(
          scope,
          new CelWalk.Spot(literal, ""),
          LintCode.WRONG_VALUE,
          "the field never is `" + text + "`; it is one of " + listed(values),
          NearestName.help(text, values));
    }
  }

  private static String named(CelForm form, Known known, CelScope scope) {
    return "`" + scope.source().textOf(form) + "` (" + known.schema().text() + ")";
  }

  static String listed(List<String> values) {
    return "`" + String.join("`, `", values) + "`";
  }

  private Known member(CelForm.Call call, CelScope scope) {
    CelForm element = call.arguments().get(0);
    CelForm container = call.arguments().get(1);
    Known one = walk.value(element, scope);
    Known all = walk.value(container, scope);
    if (container instanceof CelForm.ListLiteral(List<CelForm> elements, _)) {
      elements.forEach(each -> checkValue(one, each, scope));
    }
    if (all.schema() instanceof Schema.ListOf(Schema elements)
        && !all.isOptional()
        && !one.isOptional()) {
      checkValue(Known.of(elements), element, scope);
      Set<ValueKind> wanted = ValueKind.of(one.schema());
      Set<ValueKind> found = ValueKind.of(elements);
      if (!wanted.isEmpty() && !found.isEmpty() && Collections.disjoint(wanted, found)) {
        walk.report(
            scope,
            new CelWalk.Spot(element, ""),
            LintCode.WRONG_TYPE,
            named(element, one, scope) + " is never in " + named(container, all, scope),
            Optional.empty());
      }
    }
    return Known.BOOLEAN;
  }

  /** What a loop goes over: a list or a map. */
  Known range(CelForm over, CelScope scope) {
    Known known = walk.value(over, scope);
    if (known.schema() instanceof Schema.Scalar && !known.isOptional()) {
      walk.report(
          scope,
          new CelWalk.Spot(over, ""),
          LintCode.WRONG_TYPE,
          named(over, known, scope) + " has no elements",
          Optional.empty());
    }
    return known;
  }
}
