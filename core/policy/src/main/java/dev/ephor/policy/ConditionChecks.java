package dev.ephor.policy;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.StructureMistake;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions of a rule that compare with nothing, or with an operation there is not. */
final class ConditionChecks {
  private static final List<String> OPERATIONS = List.of("CREATE", "UPDATE", "DELETE", "CONNECT");
  private static final String HELP = "operations: `" + String.join("`, `", OPERATIONS) + "`";

  private ConditionChecks() {}

  static void check(Rule rule, Findings findings) {
    rule.preconditions().ifPresent(found -> conditions(found, findings));
    if (rule.body() instanceof RuleBody.Validate validate
        && validate.check() instanceof RuleBody.DenyCheck(Optional<Conditions> denied)) {
      denied.ifPresent(found -> conditions(found, findings));
    }
  }

  private static void conditions(Conditions conditions, Findings findings) {
    for (Conditions.Block block : conditions.blocks()) {
      Stream.concat(block.any().stream(), block.all().stream())
          .flatMap(List::stream)
          .forEach(condition -> condition(condition, findings));
    }
  }

  private static void condition(Conditions.Condition condition, Findings findings) {
    Fragment source = condition.source();
    if (source.children().isEmpty()) {
      return;
    }
    boolean nullKey = source.child("key").filter(key -> key.node() == NullNode.NULL).isPresent();
    if (nullKey) {
      missing("key", source, findings);
    }
    if (condition.value().node() == NullNode.NULL) {
      missing("value", source, findings);
    }
    String key = Texts.of(condition.key()).strip();
    boolean variable = key.startsWith("{{") && key.endsWith("}}");
    if (variable && key.substring(2, key.length() - 2).strip().equals("request.operation")) {
      operation(condition.value(), findings);
    }
  }

  private static void missing(String field, Fragment condition, Findings findings) {
    findings.error(
        StructureMistake.MISSING_FIELD.number(),
        condition.at(),
        "field `" + field + "` is missing",
        "a condition compares with a value; write `\"\"` for an empty text");
  }

  private static void operation(Fragment value, Findings findings) {
    switch (value.node()) {
      case StringNode(String text) -> operation(value, text, findings);
      case ArrayNode _ -> value.children().forEach(item -> operation(item, findings));
      case NullNode _ -> {}
      case BoolNode _, NumberNode _, ObjectNode _ ->
          findings.error(
              StructureMistake.UNKNOWN_VALUE.number(),
              value.at(),
              "`request.operation` is never " + value.node(),
              HELP);
    }
  }

  private static void operation(Fragment value, String text, Findings findings) {
    if (OPERATIONS.contains(text) || Texts.hasVariable(text)) {
      return;
    }
    if (OPERATIONS.stream().anyMatch(operation -> Wildcard.matches(text, operation))) {
      return; // Kyverno refuses wildcards here, though they work where conditions take them.
    }
    findings.error(
        StructureMistake.UNKNOWN_VALUE.number(),
        value.at(),
        "`request.operation` is never `" + text + "`",
        HELP);
  }
}
