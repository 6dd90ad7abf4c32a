package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code spec} of ClusterPolicy and Policy, versions v1 and v2beta1. */
final class RulePolicyReader {
  private static final int TIMEOUT_MIN_SECONDS = 1;
  private static final int TIMEOUT_MAX_SECONDS = 30;

  private static final Map<String, Boolean> APPLY_ONE = Map.of("All", false, "One", true);

  private RulePolicyReader() {}

  static RulePolicy read(PolicyMeta meta, FieldReader spec) {
    List<Rule> rules = RuleReader.rules(spec);
    boolean applyOne = spec.choice("applyRules", APPLY_ONE).orElse(false);
    Optional<FailurePolicy> oldFailurePolicy = CelFieldsReader.failurePolicy(spec);
    Optional<Integer> oldTimeout =
        spec.number("webhookTimeoutSeconds", TIMEOUT_MIN_SECONDS, TIMEOUT_MAX_SECONDS);
    Optional<WebhookFields> webhook = spec.object("webhookConfiguration").map(WebhookFields::read);
    spec.accept("schemaValidation");
    rejectForbidden(spec);
    RulePolicy.RulePolicySpec read =
        new RulePolicy.RulePolicySpec(
            rules,
            applyOne,
            webhook
                .flatMap(WebhookFields::failurePolicy)
                .or(() -> oldFailurePolicy)
                .orElse(FailurePolicy.FAIL),
            ValidateReader.policyAction(spec).orElse(FailureAction.AUDIT),
            ValidateReader.overrides(spec, "validationFailureActionOverrides"),
            spec.flag("emitWarning", false),
            spec.flag("admission", true),
            spec.flag("background", true),
            new RulePolicy.Webhook(
                webhook.flatMap(WebhookFields::timeoutSeconds).or(() -> oldTimeout),
                webhook.map(WebhookFields::matchConditions).orElse(List.of())),
            new RulePolicy.ExistingOptions(
                spec.flag("mutateExistingOnPolicyUpdate", false),
                spec.flag("generateExisting", false),
                spec.flag("useServerSideApply", false)));
    RulePolicy policy = new RulePolicy(meta, read);
    RulePolicyChecks.check(policy, spec);
    spec.finish();
    return policy;
  }

  private static void rejectForbidden(FieldReader spec) {
    Optional<Fragment> old = spec.field("generateExistingOnPolicyUpdate");
    old.ifPresent(field ->
        PolicyMistake.NOT_SUPPORTED.at(
            field.keyAt(),
            spec.findings(),
            "field `generateExistingOnPolicyUpdate` is no longer supported",
            "use `generateExisting` in the rule's `generate`"));
  }

  private record WebhookFields(
      Optional<FailurePolicy> failurePolicy,
      Optional<Integer> timeoutSeconds,
      List<NamedExpression> matchConditions) {
    static WebhookFields read(FieldReader body) {
      WebhookFields out =
          new WebhookFields(
              CelFieldsReader.failurePolicy(body),
              body.number("timeoutSeconds", TIMEOUT_MIN_SECONDS, TIMEOUT_MAX_SECONDS),
              CelFieldsReader.matchConditions(body, "matchConditions"));
      body.finish();
      return out;
    }
  }
}
