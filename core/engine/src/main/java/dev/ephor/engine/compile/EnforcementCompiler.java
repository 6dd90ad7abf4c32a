package dev.ephor.engine.compile;

import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.policy.ExtensionReader;
import dev.ephor.policy.FailureAction;
import dev.ephor.policy.FailureActionOverride;
import dev.ephor.policy.LabelSelector;
import dev.ephor.policy.PolicyMeta;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.RulePolicy.RulePolicySpec;
import dev.ephor.policy.ValidatingPolicy.ValidationAction;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What violations mean, lowered from the fields of each kind. */
final class EnforcementCompiler {
  /** Where nothing says what violations mean they are denied, as by the API server. */
  static final Enforcement DENY = new Enforcement(Consequence.DENY, List.of());

  private EnforcementCompiler() {}

  /**
   * Fields of the rule win over those of the policy, whose overrides hold for rules without an
   * action of their own.
   */
  static Enforcement of(RulePolicySpec spec, RuleBody body) {
    FailureAction action = spec.failureAction();
    List<FailureActionOverride> overrides = new ArrayList<>();
    if (body instanceof RuleBody.Validate validate) {
      overrides.addAll(validate.overrides());
      overrides.addAll(validate.failureAction().isPresent() ? List.of() : spec.overrides());
      action = validate.failureAction().orElse(action);
    } else {
      overrides.addAll(spec.overrides());
    }
    if (body instanceof RuleBody.VerifyImages verify) {
      Optional<FailureAction> first =
          verify.entries().stream().flatMap(entry -> entry.failureAction().stream()).findFirst();
      action = first.orElse(action);
    }
    boolean warn = spec.emitWarning();
    return new Enforcement(
        consequence(action, warn),
        overrides.stream().map(override -> compile(override, warn)).toList());
  }

  /** Actions of a policy, with those that its annotations give for namespaces. */
  static Enforcement of(PolicyMeta meta, Set<ValidationAction> actions) {
    Enforcement everywhere = of(actions);
    List<Enforcement.InNamespaces> overrides =
        ExtensionReader.read(meta, _ -> {}).overrides().stream()
            .map(one ->
                new Enforcement.InNamespaces(
                    inNamespaces(one.namespaces(), one.namespaceSelector()),
                    of(one.actions()).consequence()))
            .toList();
    return overrides.isEmpty() ? everywhere : new Enforcement(everywhere.consequence(), overrides);
  }

  /** Deny when there are no actions. */
  static Enforcement of(Set<ValidationAction> actions) {
    return actions.isEmpty()
        ? DENY
        : new Enforcement(
            new Consequence(
                actions.contains(ValidationAction.DENY),
                actions.contains(ValidationAction.AUDIT),
                actions.contains(ValidationAction.WARN)),
            List.of());
  }

  private static Consequence consequence(FailureAction action, boolean warn) {
    return new Consequence(action == FailureAction.ENFORCE, action == FailureAction.AUDIT, warn);
  }

  private static Enforcement.InNamespaces compile(FailureActionOverride override, boolean warn) {
    return new Enforcement.InNamespaces(
        inNamespaces(override.namespaces(), override.namespaceSelector()),
        consequence(override.action(), warn));
  }

  /** In all of them where nothing chooses some. */
  private static Predicate<AdmissionAttributes> inNamespaces(
      List<String> names, Optional<LabelSelector> labels) {
    List<Wildcard> namespaces = names.stream().map(Wildcard::compile).toList();
    Optional<LabelMatcher> selector = labels.map(LabelMatcher::of);
    return attributes ->
        (namespaces.isEmpty()
                || namespaces.stream().anyMatch(name -> name.matches(attributes.namespace())))
            && selector
                .map(wanted ->
                    wanted.matches(
                        attributes.namespaceObject().object("metadata").object("labels")))
                .orElse(true);
  }
}
