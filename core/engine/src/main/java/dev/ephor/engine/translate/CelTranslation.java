package dev.ephor.engine.translate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.compile.PodControllers;
import dev.ephor.policy.ExtensionReader;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.NamedExpression;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyExtensions;
import dev.ephor.policy.ValidatingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A ValidatingPolicy or MutatingPolicy, of a namespace or not, as native policies. */
final class CelTranslation {
  private static final List<String> VALIDATING =
      List.of("variables", "validations", "auditAnnotations");
  private static final List<String> MUTATING = List.of("variables", "mutations");

  private final List<PolicyException> exceptions;
  private final TranslationSettings settings;
  private final Reasons reasons;
  private Optional<Instant> until = Optional.empty();

  CelTranslation(List<PolicyException> exceptions, TranslationSettings settings, Reasons reasons) {
    this.exceptions = List.copyOf(exceptions);
    this.settings = settings;
    this.reasons = reasons;
  }

  Optional<Instant> until() {
    return until;
  }

  List<Translation.Pair> pairs(ValidatingPolicy policy) {
    Fragment place = policy.meta().source().fragment();
    if (settings.onlyWhenAsked() && !policy.evaluation().generateAdmissionPolicy()) {
      reasons.add(
          Reason.NOT_ASKED,
          place,
          "the policy does not set `autogen.validatingAdmissionPolicy.enabled`");
    }
    checkMode(place, policy.evaluation().mode(), policy.evaluation().admission());
    List<Translation.Pair> out = new ArrayList<>();
    out.add(validating("", policy, policy.matchConditions()));
    for (PodControllers.Made<ValidatingPolicy> made : PodControllers.policies(policy)) {
      out.add(validating(made.group(), made.made(), made.made().matchConditions()));
    }
    return out;
  }

  private void checkMode(Fragment place, ValidatingPolicy.EvaluationMode mode, boolean admission) {
    if (mode != ValidatingPolicy.EvaluationMode.KUBERNETES) {
      reasons.add(
          Reason.FIELD, place, "a policy for other payloads than resources has no counterpart");
    }
    if (!admission) {
      reasons.add(Reason.FIELD, place, "a policy that is not for admission has no counterpart");
    }
  }

  private Translation.Pair validating(
      String group, ValidatingPolicy policy, List<NamedExpression> own) {
    ObjectNode written = spec(policy);
    ObjectNode.Builder spec = start(policy, written, own);
    VALIDATING.forEach(field -> copy(written, field, spec));
    ArrayNode given = written.array("validationActions");
    ArrayNode actions = given.isEmpty() ? NativeDocuments.texts(List.of("Deny")) : given;
    if (policy.validationActions().contains(ValidatingPolicy.ValidationAction.DENY)
        && policy.validationActions().contains(ValidatingPolicy.ValidationAction.WARN)) {
      // The API server refuses both at once: a denial tells what a warning would.
      actions =
          ArrayNode.of(
              actions.asList().stream()
                  .filter(action -> !action.equals(StringNode.of("Warn")))
                  .toList());
    }
    return NativeDocuments.pair(
        policy.id(),
        group,
        NativeDocuments.Type.validating(),
        spec.build(),
        binding(policy).put("validationActions", actions).build());
  }

  List<Translation.Pair> pairs(MutatingPolicy policy) {
    Fragment place = policy.meta().source().fragment();
    MutatingPolicy.EvaluationOptions evaluation = policy.evaluation();
    if (settings.onlyWhenAsked() && !evaluation.generateAdmissionPolicy()) {
      reasons.add(
          Reason.NOT_ASKED,
          place,
          "the policy does not set `autogen.mutatingAdmissionPolicy.enabled`");
    }
    checkMode(place, evaluation.mode(), evaluation.admission());
    boolean hasTargets =
        policy.targets().constraints().isPresent() || policy.targets().expression().isPresent();
    if (evaluation.mutateExisting() || hasTargets) {
      reasons.add(Reason.FIELD, place, "a policy that changes other resources has no counterpart");
    }
    List<Translation.Pair> out = new ArrayList<>();
    out.add(mutating("", policy));
    for (PodControllers.Made<MutatingPolicy> made : PodControllers.policies(policy)) {
      out.add(mutating(made.group(), made.made()));
    }
    return out;
  }

  private Translation.Pair mutating(String group, MutatingPolicy policy) {
    ObjectNode written = spec(policy);
    ObjectNode.Builder spec = start(policy, written, policy.conditions().matchConditions());
    spec.put("reinvocationPolicy", written.text("reinvocationPolicy", "Never"));
    MUTATING.forEach(field -> copy(written, field, spec));
    return NativeDocuments.pair(
        policy.id(),
        group,
        NativeDocuments.Type.mutating(settings.mutatingVersion()),
        spec.build(),
        binding(policy).build());
  }

  /** With the parameters of annotations; a policy of a namespace has them there. */
  private static ObjectNode.Builder binding(Policy policy) {
    ObjectNode.Builder out = ObjectNode.builder();
    String own = policy.id().namespace();
    ExtensionReader.read(policy.meta(), _ -> {})
        .params()
        .map(params -> params.written().object("paramRef"))
        .map(reference ->
            own.isEmpty() ? reference : reference.with("namespace", StringNode.of(own)))
        .ifPresent(reference -> out.put("paramRef", reference));
    return out;
  }

  private ObjectNode.Builder start(
      Policy policy, ObjectNode written, List<NamedExpression> ownConditions) {
    Set<String> names = new HashSet<>();
    ownConditions.forEach(condition -> names.add(condition.name()));
    PolicyExtensions extensions = ExtensionReader.read(policy.meta(), _ -> {});
    if (!extensions.overrides().isEmpty()) {
      reasons.add(
          Reason.FIELD,
          policy.meta().source().fragment(),
          "actions for certain namespaces have no counterpart");
    }
    ExceptionConditions excepted = new ExceptionConditions(settings.now(), reasons, names);
    excepted.add(policy.id(), exceptions);
    excepted
        .until()
        .filter(end -> until.isEmpty() || end.isBefore(until.get()))
        .ifPresent(end -> until = Optional.of(end));
    List<Node> conditions = new ArrayList<>(excepted.conditions());
    conditions.addAll(written.array("matchConditions").asList());
    ObjectNode.Builder spec =
        ObjectNode.builder()
            .put("failurePolicy", written.text("failurePolicy", "Fail"))
            .put("matchConstraints", constraints(policy, written.object("matchConstraints")));
    extensions
        .params()
        .ifPresent(params -> spec.put("paramKind", params.written().object("paramKind")));
    MatchTranslation.list(conditions).ifPresent(list -> spec.put("matchConditions", list));
    return spec;
  }

  private ObjectNode constraints(Policy policy, ObjectNode written) {
    ObjectNode out =
        written.has("matchPolicy")
            ? written
            : written.with("matchPolicy", StringNode.of("Equivalent"));
    String namespace = policy.id().namespace();
    if (namespace.isEmpty()) {
      return out;
    }
    // Selectors of namespaces say nothing about what lives in none, so the rules have to.
    List<Node> rules = new ArrayList<>();
    for (Node rule : out.array("resourceRules")) {
      if (rule instanceof ObjectNode object && !object.text("scope", "*").equals("Cluster")) {
        rules.add(object.with("scope", StringNode.of("Namespaced")));
      }
    }
    if (rules.isEmpty()) {
      reasons.add(
          Reason.MATCH,
          policy.meta().source().fragment(),
          "a policy of a namespace without rules for resources of namespaces has no counterpart");
    }
    return out.with("resourceRules", ArrayNode.of(rules))
        .with(
            "namespaceSelector",
            NamespaceRule.named(out.object("namespaceSelector"), "In", List.of(namespace)));
  }

  private static ObjectNode spec(Policy policy) {
    return policy.meta().source().root() instanceof ObjectNode root
        ? root.object("spec")
        : ObjectNode.EMPTY;
  }

  private static void copy(ObjectNode from, String field, ObjectNode.Builder to) {
    int member = from.find(field);
    if (member >= 0) {
      to.putFrom(from, member);
    }
  }
}
