package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the content of {@code mutate}. */
final class MutateReader {
  private static final String[] STEPS = {"patchStrategicMerge", "patchesJson6902", "foreach"};
  private static final Map<String, Boolean> DESCENDING =
      Map.of("Ascending", false, "Descending", true);

  private MutateReader() {}

  static RuleBody.Mutate read(FieldReader body) {
    MutateRule.Step step = step(body, 0);
    List<MutateRule.Target> targets =
        body.objects("targets").stream().map(MutateReader::target).toList();
    Optional<Boolean> existing = body.flag("mutateExistingOnPolicyUpdate");
    body.finish();
    return new RuleBody.Mutate(new MutateRule(step, targets, existing), body.source());
  }

  private static MutateRule.Step step(FieldReader body, int depth) {
    body.exactlyOne(STEPS);
    List<MutateRule.Step> out = new ArrayList<>();
    body.field("patchStrategicMerge").map(MutateRule.StrategicMerge::new).ifPresent(out::add);
    body.textFragment("patchesJson6902").map(MutateRule.JsonPatch::new).ifPresent(out::add);
    if (body.field("foreach").isPresent()) {
      out.add(foreach(body, depth));
    }
    return out.isEmpty() ? new MutateRule.NoStep() : out.get(0);
  }

  private static MutateRule.Step foreach(FieldReader parent, int depth) {
    List<MutateRule.Foreach> entries = new ArrayList<>();
    for (FieldReader item : ForeachDepth.entries(parent, depth)) {
      Fragment list = item.requiredTextFragment("list");
      Optional<Boolean> order = item.choice("order", DESCENDING);
      List<ContextEntry> context = ContextReader.read(item);
      Optional<Conditions> preconditions = ConditionsReader.read(item, "preconditions");
      MutateRule.Step step = step(item, depth + 1);
      // A merge puts the elements it names first, so the last element is merged first.
      boolean descending = order.orElse(step instanceof MutateRule.StrategicMerge);
      item.finish();
      entries.add(
          new MutateRule.Foreach(list, descending, context, preconditions, step, item.source()));
    }
    return new MutateRule.ForeachStep(entries);
  }

  private static MutateRule.Target target(FieldReader body) {
    MutateRule.Target out =
        new MutateRule.Target(
            reference(body),
            SelectorReader.read(body, "selector"),
            ContextReader.read(body),
            ConditionsReader.read(body, "preconditions"),
            body.source());
    body.finish();
    return out;
  }

  /** The fields that name a resource; does not finish the reader. */
  static MutateRule.ResourceReference reference(FieldReader body) {
    return new MutateRule.ResourceReference(
        body.textFragment("apiVersion"),
        body.textFragment("kind"),
        body.textFragment("namespace"),
        body.textFragment("name"),
        body.textFragment("uid"));
  }
}
