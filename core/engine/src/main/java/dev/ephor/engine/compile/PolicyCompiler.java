package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.CleanupPolicy;
import dev.ephor.policy.DeletingPolicy;
import dev.ephor.policy.GeneratingPolicy;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MutatingAdmissionPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingAdmissionPolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lowers a policy of any kind to a plan. Safe for use by many threads. */
public final class PolicyCompiler {
  private final Languages languages;

  public PolicyCompiler(Languages languages) {
    this.languages = languages;
  }

  /**
   * The plan; empty for kinds that have nothing to run on a request.
   *
   * @param bindings of native admission policies, of this one or others
   * @param mistakes takes every mistake that is found; one of severity ERROR breaks the policy
   */
  public Optional<PolicyPlan> compile(
      Policy policy, List<AdmissionPolicyBinding> bindings, Consumer<Diagnostic> mistakes) {
    return switch (policy) {
      case RulePolicy rules ->
          Optional.of(new RulePolicyCompiler(languages, mistakes).compile(rules));
      case ValidatingPolicy validating ->
          Optional.of(new ValidatingPolicyCompiler(languages, mistakes).compile(validating));
      case MutatingPolicy mutating ->
          Optional.of(new MutatingPolicyCompiler(languages, mistakes).compile(mutating));
      case GeneratingPolicy generating ->
          Optional.of(new GeneratingPolicyCompiler(languages, mistakes).compile(generating));
      case ImageValidatingPolicy images ->
          Optional.of(new ImagePolicyCompiler(languages, mistakes).compile(images));
      case DeletingPolicy deleting ->
          Optional.of(new DeletingPolicyCompiler(languages, mistakes).compile(deleting));
      case ValidatingAdmissionPolicy validating ->
          Optional.of(new NativePolicyCompiler(languages, bindings, mistakes).compile(validating));
      case MutatingAdmissionPolicy mutating ->
          Optional.of(new NativePolicyCompiler(languages, bindings, mistakes).compile(mutating));
      case CleanupPolicy cleanup ->
          Optional.of(new CleanupCompiler(languages, mistakes).compile(cleanup));
      default -> notEvaluated(policy, mistakes);
    };
  }

  private static Optional<PolicyPlan> notEvaluated(Policy policy, Consumer<Diagnostic> mistakes) {
    mistakes.accept(
        Diagnostic.warning(
            "CMP010",
            policy.meta().source().fragment().at(),
            policy.id().kind().kind() + " is read but not evaluated by this version"));
    return Optional.empty();
  }
}
