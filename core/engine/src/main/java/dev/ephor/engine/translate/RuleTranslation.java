package dev.ephor.engine.translate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.compile.PodControllers;
import dev.ephor.policy.FailureAction;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyKind;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.RulePolicy;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;

/** A ClusterPolicy with one rule in CEL as ValidatingAdmissionPolicies. */
final class RuleTranslation {
  private final RulePolicy policy;
  private final List<PolicyException.ForRules> exceptions;
  private final TranslationSettings settings;
  private final Reasons reasons;

  RuleTranslation(
      RulePolicy policy,
      List<PolicyException> exceptions,
      TranslationSettings settings,
      Reasons reasons) {
    this.policy = policy;
    this.exceptions =
        exceptions.stream()
            .filter(PolicyException.ForRules.class::isInstance)
            .map(PolicyException.ForRules.class::cast)
            .toList();
    this.settings = settings;
    this.reasons = reasons;
  }

  List<Translation.Pair> pairs() {
    checkPolicy();
    if (!reasons.isEmpty()) {
      return List.of();
    }
    List<Translation.Pair> out = new ArrayList<>();
    out.add(pair("", policy.spec().rules().getFirst()));
    for (PodControllers.Made<Rule> made : PodControllers.rules(policy)) {
      out.add(pair(made.group(), made.made()));
    }
    return out;
  }

  private void checkPolicy() {
    Fragment place = policy.meta().source().fragment();
    if (policy.id().kind() != PolicyKind.CLUSTER_POLICY) {
      reasons.add(Reason.KIND, place, "a Policy of a namespace has no counterpart");
    }
    if (!policy.spec().admission()) {
      reasons.add(Reason.FIELD, place, "a policy that is not for admission has no counterpart");
    }
    if (!policy.spec().overrides().isEmpty()) {
      reasons.add(Reason.FIELD, place, "actions for certain namespaces have no counterpart");
    }
    if (policy.spec().rules().size() != 1) {
      reasons.add(Reason.RULES, place, "only a policy with one rule has a counterpart");
    }
    policy.spec().rules().forEach(this::checkRule);
  }

  private void checkRule(Rule rule) {
    if (!(rule.body() instanceof RuleBody.Validate validate)
        || !(validate.check() instanceof RuleBody.CelCheck)) {
      reasons.add(Reason.RULES, rule.source(), "only a rule with `validate.cel` has a counterpart");
      return;
    }
    if (settings.onlyWhenAsked() && cel(rule).get("generate") != BoolNode.TRUE) {
      reasons.add(Reason.NOT_ASKED, rule.source(), "the rule does not set `validate.cel.generate`");
    }
    if (!validate.overrides().isEmpty()) {
      reasons.add(
          Reason.FIELD, validate.source(), "actions for certain namespaces have no counterpart");
    }
    if (!rule.context().isEmpty() || rule.preconditions().isPresent()) {
      reasons.add(
          Reason.RULES, rule.source(), "context and preconditions in JMESPath have no counterpart");
    }
  }

  private static ObjectNode cel(Rule rule) {
    return rule.source().node() instanceof ObjectNode written
        ? written.object("validate").object("cel")
        : ObjectNode.EMPTY;
  }

  private Translation.Pair pair(String group, Rule rule) {
    MatchTranslation match = new MatchTranslation(settings.kinds(), reasons);
    match.match(rule.selection().match());
    match.exclude(rule.selection().exclude(), "exclude");
    for (PolicyException.ForRules exception : exceptions) {
      if (covers(exception, rule)) {
        except(exception, match);
      }
    }
    ObjectNode cel = cel(rule);
    ObjectNode.Builder spec =
        ObjectNode.builder()
            .put(
                "failurePolicy",
                policy.spec().failurePolicy() == FailurePolicy.FAIL ? "Fail" : "Ignore");
    copy(cel, "paramKind", spec);
    spec.put("matchConstraints", match.constraints());
    List<Node> conditions = new ArrayList<>(written(rule).array("celPreconditions").asList());
    conditions.addAll(match.conditions());
    MatchTranslation.list(conditions).ifPresent(list -> spec.put("matchConditions", list));
    copy(cel, "variables", spec);
    spec.put("validations", cel.array("expressions"));
    copy(cel, "auditAnnotations", spec);
    return NativeDocuments.pair(
        policy.id(), group, NativeDocuments.Type.validating(), spec.build(), binding(rule, cel));
  }

  private static ObjectNode written(Rule rule) {
    return rule.source().node() instanceof ObjectNode object ? object : ObjectNode.EMPTY;
  }

  private static void copy(ObjectNode from, String field, ObjectNode.Builder to) {
    int member = from.find(field);
    if (member >= 0) {
      to.putFrom(from, member);
    }
  }

  private ObjectNode binding(Rule rule, ObjectNode cel) {
    ObjectNode.Builder out = ObjectNode.builder();
    copy(cel, "paramRef", out);
    FailureAction action = policy.spec().failureAction();
    if (rule.body() instanceof RuleBody.Validate validate) {
      action = validate.failureAction().orElse(action);
    }
    ArrayNode actions =
        action == FailureAction.ENFORCE
            ? NativeDocuments.texts(List.of("Deny"))
            : NativeDocuments.texts(List.of("Audit", "Warn"));
    return out.put("validationActions", actions).build();
  }

  private boolean covers(PolicyException.ForRules exception, Rule rule) {
    return exception.exceptions().stream()
        .filter(one -> Wildcard.compile(one.policyName()).matches(policy.id().qualifiedName()))
        .flatMap(one -> one.ruleNames().stream())
        .anyMatch(name -> Wildcard.compile(name).matches(rule.name()));
  }

  private void except(PolicyException.ForRules exception, MatchTranslation match) {
    MatchBlock block = exception.match();
    if (exception.conditions().isPresent()) {
      reasons.add(
          Reason.EXCEPTION,
          block.source(),
          "conditions of exception `" + exception.meta().name() + "` have no counterpart");
    }
    match.exclude(block, "exception `" + exception.meta().name() + "`");
  }
}
