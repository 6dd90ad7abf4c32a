package dev.ephor.engine.mutate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.engine.act.RuleParts;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.MutateRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A mutate rule, lowered to an action. */
public final class MutateCompiler {
  private final RuleParts parts;
  private final Consumer<Diagnostic> mistakes;

  public MutateCompiler(RuleParts parts, Consumer<Diagnostic> mistakes) {
    this.parts = parts;
    this.mistakes = mistakes;
  }

  public Action compile(MutateRule rule) {
    String self = rule.targets().isEmpty() ? "request.object" : "target";
    return new MutateAction(
        change(rule.step(), self, 0), rule.targets().stream().map(this::target).toList());
  }

  private Change change(MutateRule.Step step, String self, int depth) {
    return switch (step) {
      case MutateRule.StrategicMerge(Fragment patch) ->
          MergeChange.of(patch, parts.template(patch, self), mistakes);
      case MutateRule.JsonPatch(Fragment patches) -> {
        if (depth == 0) {
          JsonPatchPaths.check(patches, mistakes);
        }
        yield JsonPatchChange.of(patches, parts.template(patches), mistakes);
      }
      case MutateRule.ForeachStep(var entries) ->
          new ForeachChange(
              entries.stream().map(entry -> foreach(entry, self, depth)).toList(), depth);
      case MutateRule.NoStep _ -> (object, context) -> new Change.Changed.Done(object);
    };
  }

  private ForeachChange.Entry foreach(MutateRule.Foreach entry, String self, int depth) {
    return new ForeachChange.Entry(
        parts.list(entry.list()),
        entry.descending(),
        parts.context(entry.context()),
        entry.preconditions().map(parts::preconditions),
        change(entry.step(), self, depth + 1),
        entry.source().at());
  }

  private MutateAction.Target target(MutateRule.Target target) {
    MutateRule.ResourceReference reference = target.resource();
    Map<String, Optional<Fragment>> fields = new LinkedHashMap<>();
    fields.put("apiVersion", reference.apiVersion());
    fields.put("kind", reference.kind());
    fields.put("namespace", reference.namespace());
    fields.put("name", reference.name());
    fields.put("uid", reference.uid());
    Map<String, Template> templates = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> field.ifPresent(found -> templates.put(name, parts.template(found))));
    TargetQuery query =
        new TargetQuery(
            Template.object(templates),
            target.selector().map(LabelMatcher::of),
            target.source().at());
    return new MutateAction.Target(
        query, parts.context(target.context()), target.preconditions().map(parts::preconditions));
  }
}
