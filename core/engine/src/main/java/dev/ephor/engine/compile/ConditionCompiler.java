package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.NearestName;
import dev.ephor.engine.act.ConditionSet;
import dev.ephor.engine.pattern.ConditionOperator;
import dev.ephor.engine.template.ConstantTemplate;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateCompiler;
import dev.ephor.policy.Conditions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Conditions of preconditions and deny, lowered to comparisons. */
final class ConditionCompiler {
  private static final List<String> OPERATORS =
      Arrays.stream(ConditionOperator.values()).map(ConditionOperator::text).toList();

  private final TemplateCompiler templates;
  private final Consumer<Diagnostic> mistakes;

  ConditionCompiler(TemplateCompiler templates, Consumer<Diagnostic> mistakes) {
    this.templates = templates;
    this.mistakes = mistakes;
  }

  /**
   * @param label what explanations and errors call the conditions
   */
  ConditionSet compile(Conditions conditions, String label) {
    return new ConditionSet(
        conditions.blocks().stream().map(this::block).toList(), label, conditions.source().at());
  }

  private ConditionSet.Block block(Conditions.Block block) {
    return new ConditionSet.Block(block.any().map(this::all), block.all().map(this::all));
  }

  private List<ConditionSet.Comparison> all(List<Conditions.Condition> conditions) {
    return conditions.stream().map(this::comparison).flatMap(Optional::stream).toList();
  }

  private Optional<ConditionSet.Comparison> comparison(Conditions.Condition condition) {
    Optional<ConditionOperator> operator = ConditionOperator.parse(condition.operator());
    if (operator.isEmpty()) {
      mistakes.accept(
          Diagnostic.error(
                  "CMP002",
                  condition.source().at(),
                  "unknown operator `" + condition.operator() + "`")
              .withHelp(NearestName.help(condition.operator(), OPERATORS)));
      return Optional.empty();
    }
    Template value = templates.compile(condition.value());
    return Optional.of(
        new ConditionSet.Comparison(
            templates.compile(condition.key()),
            operator.get(),
            value,
            value instanceof ConstantTemplate(var node) ? operator.get().compile(node) : null,
            condition.message().map(templates::compile),
            condition.source().at()));
  }
}
