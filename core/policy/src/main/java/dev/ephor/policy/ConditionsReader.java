package dev.ephor.policy;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.NearestName;
import dev.ephor.document.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions in all their forms: a plain list, any and all, or a list of any and all. */
final class ConditionsReader {
  /** Operators of Kyverno's conditions; Equal, NotEqual, In and NotIn are older names. */
  static final List<String> OPERATORS =
      List.of(
          "Equals",
          "NotEquals",
          "AnyIn",
          "AllIn",
          "AnyNotIn",
          "AllNotIn",
          "GreaterThan",
          "GreaterThanOrEquals",
          "LessThan",
          "LessThanOrEquals",
          "DurationGreaterThan",
          "DurationGreaterThanOrEquals",
          "DurationLessThan",
          "DurationLessThanOrEquals",
          "Equal",
          "NotEqual",
          "In",
          "NotIn");

  private ConditionsReader() {}

  static Optional<Conditions> read(FieldReader parent, String field) {
    return parent.field(field).map(found -> conditions(parent, field, found));
  }

  private static Conditions conditions(FieldReader parent, String field, Fragment source) {
    if (!(source.node() instanceof ArrayNode)) {
      return new Conditions(List.of(block(parent.reader(source))), source);
    }
    List<Conditions.Block> blocks = new ArrayList<>();
    List<Conditions.Condition> plain = new ArrayList<>();
    for (FieldReader item : parent.objects(field)) {
      if (item.has("any") || item.has("all")) {
        blocks.add(block(item));
      } else {
        plain.add(condition(item));
      }
    }
    if (!plain.isEmpty()) {
      blocks.add(new Conditions.Block(Optional.empty(), Optional.of(plain)));
    }
    return new Conditions(blocks, source);
  }

  private static Conditions.Block block(FieldReader reader) {
    Optional<List<Conditions.Condition>> any = list(reader, "any");
    Optional<List<Conditions.Condition>> all = list(reader, "all");
    reader.finish();
    return new Conditions.Block(any, all);
  }

  private static Optional<List<Conditions.Condition>> list(FieldReader reader, String field) {
    return reader
        .field(field)
        .map(_ -> reader.objects(field).stream().map(ConditionsReader::condition).toList());
  }

  private static Conditions.Condition condition(FieldReader reader) {
    Fragment key = freeOrNull(reader, "key");
    if (reader.source().child("key").isEmpty()) {
      reader.missing("key");
    }
    Fragment operator = reader.requiredTextFragment("operator");
    String name = Texts.of(operator);
    if (!name.isEmpty() && !OPERATORS.contains(name)) {
      PolicyMistake.OPERATOR.at(
          operator,
          reader.findings(),
          "unknown operator `" + name + "`",
          NearestName.help(name, OPERATORS)
              .orElse("valid operators: `" + String.join("`, `", OPERATORS.subList(0, 14)) + "`"));
    }
    Fragment value = freeOrNull(reader, "value");
    Optional<Fragment> message = reader.textFragment("message");
    reader.finish();
    return new Conditions.Condition(key, name, value, message, reader.source());
  }

  private static Fragment freeOrNull(FieldReader reader, String field) {
    return reader.free(field).orElseGet(() -> reader.source().withNode(NullNode.NULL));
  }
}
