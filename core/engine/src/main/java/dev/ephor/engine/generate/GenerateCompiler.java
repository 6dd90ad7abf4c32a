package dev.ephor.engine.generate;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.act.RuleParts;
import dev.ephor.engine.generate.GenerateAction.Item;
import dev.ephor.engine.generate.GenerateAction.Made;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.GenerateRule;
import dev.ephor.policy.MutateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A generate rule, lowered to an action. */
public final class GenerateCompiler {
  private final RuleParts parts;

  public GenerateCompiler(RuleParts parts) {
    this.parts = parts;
  }

  public Action compile(GenerateRule rule, SourceLocation at) {
    return new GenerateAction(
        rule.item().map(item -> List.of(item(item, at))).orElse(List.of()),
        rule.foreach().stream().map(this::loop).toList());
  }

  private GenerateAction.Foreach loop(GenerateRule.Foreach loop) {
    return new GenerateAction.Foreach(
        parts.list(loop.list()),
        parts.context(loop.context()),
        loop.preconditions().map(parts::preconditions),
        item(loop.item(), loop.source().at()),
        loop.source().at());
  }

  private Item item(GenerateRule.Item item, SourceLocation at) {
    Template target = reference(item.target());
    return switch (item.origin()) {
      case GenerateRule.Data(Fragment content) -> new Data(target, parts.template(content), at);
      case GenerateRule.Clone(var namespace, var name) ->
          new Cloning.Clone(target, place(namespace, name), at);
      case GenerateRule.CloneList(var namespace, var kinds, var selector) ->
          new Cloning.CloneList(
              target,
              place(namespace, Optional.empty()),
              kinds.stream().map(parts::template).toList(),
              selector.map(LabelMatcher::of),
              at);
      case GenerateRule.NoContent _ -> new Data(target, Template.constant(ObjectNode.EMPTY), at);
    };
  }

  private Template place(Optional<Fragment> namespace, Optional<Fragment> name) {
    Map<String, Template> fields = new LinkedHashMap<>();
    namespace.ifPresent(found -> fields.put("namespace", parts.template(found)));
    name.ifPresent(found -> fields.put("name", parts.template(found)));
    return Template.object(fields);
  }

  private Template reference(MutateRule.ResourceReference reference) {
    Map<String, Template> fields = new LinkedHashMap<>();
    reference.apiVersion().ifPresent(found -> fields.put("apiVersion", parts.template(found)));
    reference.kind().ifPresent(found -> fields.put("kind", parts.template(found)));
    reference.namespace().ifPresent(found -> fields.put("namespace", parts.template(found)));
    reference.name().ifPresent(found -> fields.put("name", parts.template(found)));
    return Template.object(fields);
  }

  /** {@code data}: the content as the rule has it, with its variables resolved. */
  private record Data(Template target, Template content, SourceLocation at) implements Item {
    @Override
    public Made make(EvaluationContext context) {
      Value wanted = target.resolve(context);
      Value made = content.resolve(context);
      for (Value value : List.of(wanted, made)) {
        if (value instanceof ErrorValue error) {
          return new Made.Failed(
              RuleErrors.diagnostic("failed to substitute variables in data", error, at));
        }
      }
      ObjectNode object = made instanceof ObjectNode found ? found : ObjectNode.EMPTY;
      return new Made.Resources(List.of(GenerateAction.named(object, (ObjectNode) wanted)));
    }
  }
}
