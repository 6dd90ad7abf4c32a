package dev.ephor.cli.suggest;

import dev.ephor.cel.CelForm;
import dev.ephor.cel.CelSyntax;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.policy.CelValidation;
import dev.ephor.policy.Conditions;
import dev.ephor.policy.NamedExpression;
import dev.ephor.policy.RuleBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes checks that leave fields one value as the pattern that asks for the same: deny conditions
 * that a field is another than a value, loops with these or with patterns, and CEL's equalities.
 * What leaves a choice is left out; whether the pattern repairs the violation is for the engine to
 * say.
 */
final class Comparisons {
  private static final List<String> OTHER_THAN =
      List.of("NotEquals", "NotEqual", "NotIn", "AnyNotIn", "AllNotIn");

  private final WantedFields fields = new WantedFields();

  private Comparisons() {}

  /** What resources have to be for none of the conditions to deny them. */
  static Optional<Node> of(Conditions conditions) {
    Comparisons found = new Comparisons();
    found.conditions(conditions, VariableFields.ofResource());
    return found.fields.pattern();
  }

  /** What resources have to be for all expressions to hold. */
  static Optional<Node> of(List<CelValidation> validations, List<NamedExpression> variables) {
    Comparisons found = new Comparisons();
    CelSyntax syntax = new CelSyntax();
    Map<String, CelForm> forms = new HashMap<>();
    for (NamedExpression variable : variables) {
      if (variable.expression().node() instanceof StringNode(String text)) {
        syntax.parse(text).ifPresent(form -> forms.put(variable.name(), form));
      }
    }
    ExpressionFields expressions = new ExpressionFields(forms, found.fields);
    for (CelValidation validation : validations) {
      if (validation.expression().node() instanceof StringNode(String text)) {
        syntax.parse(text).ifPresent(expressions::holds);
      }
    }
    return found.fields.pattern();
  }

  /** What elements have to be for all entries of a loop to hold. */
  static Optional<Node> ofLoops(List<RuleBody.Foreach> loops) {
    Comparisons found = new Comparisons();
    for (RuleBody.Foreach loop : loops) {
      if (loop.list().node() instanceof StringNode(String list)) {
        VariableFields.ofResource().lists(list).forEach(path -> found.loop(path, loop.check()));
      }
    }
    return found.fields.pattern();
  }

  private void loop(FieldPath list, RuleBody.Check check) {
    switch (check) {
      case RuleBody.PatternCheck(var pattern) ->
          fields.want(list.each().keys(false), pattern.node());
      case RuleBody.AnyPatternCheck(var patterns) -> {
        if (patterns.size() == 1) {
          fields.want(list.each().keys(false), patterns.getFirst().node());
        }
      }
      case RuleBody.DenyCheck(var conditions) ->
          conditions.ifPresent(found -> conditions(found, VariableFields.within(list)));
      case RuleBody.CelCheck _,
          RuleBody.ForeachCheck _,
          RuleBody.PodSecurityCheck _,
          RuleBody.ManifestsCheck _,
          RuleBody.NoCheck _ -> {}
    }
  }

  private void conditions(Conditions conditions, VariableFields variables) {
    for (Conditions.Block block : conditions.blocks()) {
      block.any().orElse(List.of()).forEach(one -> condition(one, variables));
      // Of several conditions that deny together any could be mended.
      block
          .all()
          .filter(all -> all.size() == 1)
          .ifPresent(all -> condition(all.getFirst(), variables));
    }
  }

  private void condition(Conditions.Condition condition, VariableFields variables) {
    if (!OTHER_THAN.contains(condition.operator())
        || !(condition.key().node() instanceof StringNode(String key))) {
      return;
    }
    Node value = condition.value().node();
    Node wanted = value instanceof ArrayNode list && list.size() == 1 ? list.get(0) : value;
    variables.keys(key, wanted).ifPresent(keys -> fields.want(keys, wanted));
  }
}
