package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/** The content of {@code mutate}: changes of the request's resource, or of others. */
public record MutateRule(
    Step step, List<Target> targets, Optional<Boolean> mutateExistingOnPolicyUpdate) {
  public MutateRule {
    targets = List.copyOf(targets);
  }

  /** What is done; one of three. */
  public sealed interface Step {}

  /** {@code patchStrategicMerge}, with anchors and variables. */
  public record StrategicMerge(Fragment patch) implements Step {}

  /** {@code patchesJson6902}: a list of operations as YAML text, with variables. */
  public record JsonPatch(Fragment patches) implements Step {}

  /** {@code foreach}: entries run one after the other. */
  public record ForeachStep(List<Foreach> entries) implements Step {
    public ForeachStep {
      entries = List.copyOf(entries);
    }
  }

  /** Nothing to do; such a rule is reported as a mistake. */
  public record NoStep() implements Step {}

  /** One entry of foreach; {@code list} is a JMESPath expression. */
  public record Foreach(
      Fragment list,
      boolean descending,
      List<ContextEntry> context,
      Optional<Conditions> preconditions,
      Step step,
      Fragment source) {
    public Foreach {
      context = List.copyOf(context);
    }
  }

  /**
   * An existing resource, or several, to change in place of the request's; texts with variables.
   */
  public record Target(
      ResourceReference resource,
      Optional<LabelSelector> selector,
      List<ContextEntry> context,
      Optional<Conditions> preconditions,
      Fragment source) {
    public Target {
      context = List.copyOf(context);
    }
  }

  /** Texts with variables; the fields that are not given are empty. */
  public record ResourceReference(
      Optional<Fragment> apiVersion,
      Optional<Fragment> kind,
      Optional<Fragment> namespace,
      Optional<Fragment> name,
      Optional<Fragment> uid) {}
}
