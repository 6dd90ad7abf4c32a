package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/** A ClusterPolicy or a Policy. */
public record RulePolicy(PolicyMeta meta, RulePolicySpec spec) implements Policy {

  /** Field {@code spec}; deprecated fields are read into the ones that replaced them. */
  public record RulePolicySpec(
      List<Rule> rules,
      boolean applyOne,
      FailurePolicy failurePolicy,
      FailureAction failureAction,
      List<FailureActionOverride> overrides,
      boolean emitWarning,
      boolean admission,
      boolean background,
      Webhook webhook,
      ExistingOptions existing) {
    public RulePolicySpec {
      rules = List.copyOf(rules);
      overrides = List.copyOf(overrides);
    }
  }

  /** {@code webhookConfiguration} and the fields it replaced. */
  public record Webhook(Optional<Integer> timeoutSeconds, List<NamedExpression> matchConditions) {
    public Webhook {
      matchConditions = List.copyOf(matchConditions);
    }
  }

  /** How rules treat resources that were there before the policy. */
  public record ExistingOptions(
      boolean mutateExistingOnPolicyUpdate, boolean generateExisting, boolean useServerSideApply) {}
}
