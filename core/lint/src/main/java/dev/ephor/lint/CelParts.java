package dev.ephor.lint;

import dev.ephor.policy.CelConditions;
import dev.ephor.policy.CelGeneration;
import dev.ephor.policy.CelMutation;
import dev.ephor.policy.CleanupPolicy;
import dev.ephor.policy.DeletingPolicy;
import dev.ephor.policy.GeneratingPolicy;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MutatingAdmissionPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingAdmissionPolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where policies have CEL, and what it is for. */
final class CelParts {
  private static final String OBJECT = "object";

  private final Kinds kinds;

  CelParts(Kinds kinds) {
    this.kinds = kinds;
  }

  /** The parts of a policy; none of those whose expressions are for other things than resources. */
  List<CelPart> of(Policy policy) {
    return switch (policy) {
      case RulePolicy rules ->
          rules.spec().rules().stream().map(this::of).flatMap(Optional::stream).toList();
      case CleanupPolicy _ -> List.of();
      case ValidatingPolicy cel ->
          isForResources(cel.evaluation())
              ? List.of(
                  new CelPart(
                      kinds.of(cel.matchConstraints()),
                      MatchFacts.of(cel.matchConstraints(), OBJECT),
                      cel.matchConditions(),
                      cel.variables(),
                      both(
                          CelPart.validations(cel.validations()),
                          CelPart.named(cel.auditAnnotations()))))
              : List.of();
      case MutatingPolicy cel -> mutating(cel);
      case GeneratingPolicy cel -> of(cel.conditions(), generations(cel));
      case DeletingPolicy cel -> of(cel.conditions(), List.of());
      case ImageValidatingPolicy cel -> isForResources(cel.evaluation()) ? images(cel) : List.of();
      case ValidatingAdmissionPolicy cel ->
          of(
              cel.conditions(),
              both(CelPart.validations(cel.validations()), CelPart.named(cel.auditAnnotations())));
      case MutatingAdmissionPolicy cel -> of(cel.conditions(), mutations(cel.mutations()));
    };
  }

  /** With targets, the expressions see those in place of the resource of the request. */
  private List<CelPart> mutating(MutatingPolicy policy) {
    MutatingPolicy.Targets targets = policy.targets();
    List<CelPart.Check> mutations = mutations(policy.mutations());
    if (targets.constraints().isEmpty() && targets.expression().isEmpty()) {
      return of(policy.conditions(), mutations);
    }
    List<CelPart> out = new ArrayList<>();
    out.addAll(
        of(
            policy.conditions(),
            targets.expression().stream()
                .map(expression -> new CelPart.Check(expression, Optional.empty()))
                .toList()));
    out.add(
        new CelPart(
            targets.constraints().map(kinds::of).orElse(Subjects.UNKNOWN),
            targets
                .constraints()
                .map(constraints -> MatchFacts.of(constraints, OBJECT))
                .orElse(Facts.NONE),
            targets.matchConditions(),
            policy.conditions().variables(),
            mutations,
            true));
    return out;
  }

  /** Expressions that find images are evaluated when these are first asked for. */
  private List<CelPart> images(ImageValidatingPolicy policy) {
    ImageValidatingPolicy.Images images = policy.images();
    List<CelPart.Check> references = new ArrayList<>();
    for (ImageValidatingPolicy.ReferenceFilter filter : images.filters()) {
      if (filter instanceof ImageValidatingPolicy.ReferenceFilter.Expression(var expression)) {
        references.add(new CelPart.Check(expression, Optional.empty()));
      }
    }
    List<CelPart> out =
        new ArrayList<>(
            of(
                policy.conditions(),
                both(
                    CelPart.named(images.extractors()),
                    CelPart.validations(policy.validations()))));
    out.add(new CelPart(Subjects.EVERY, Facts.NONE, List.of(), List.of(), references));
    return out;
  }

  /** The conditions of an exception, which is for policies of any kinds. */
  static CelPart of(PolicyException.ForPolicies exception) {
    return new CelPart(
        Subjects.EVERY, Facts.NONE, exception.matchConditions(), List.of(), List.of());
  }

  private static boolean isForResources(ValidatingPolicy.EvaluationOptions evaluation) {
    return evaluation.mode() == ValidatingPolicy.EvaluationMode.KUBERNETES;
  }

  Optional<CelPart> of(Rule rule) {
    return rule.body() instanceof RuleBody.Validate validate
            && validate.check() instanceof RuleBody.CelCheck cel
        ? Optional.of(
            new CelPart(
                kinds.of(rule.selection().match()),
                MatchFacts.of(rule.selection().match(), OBJECT),
                rule.celPreconditions(),
                cel.variables(),
                both(
                    CelPart.validations(cel.expressions()), CelPart.named(cel.auditAnnotations()))))
        : Optional.empty();
  }

  private List<CelPart> of(CelConditions conditions, List<CelPart.Check> checks) {
    return List.of(
        new CelPart(
            kinds.of(conditions.matchConstraints()),
            MatchFacts.of(conditions.matchConstraints(), OBJECT),
            conditions.matchConditions(),
            conditions.variables(),
            checks));
  }

  private static List<CelPart.Check> both(List<CelPart.Check> first, List<CelPart.Check> second) {
    List<CelPart.Check> out = new ArrayList<>(first);
    out.addAll(second);
    return out;
  }

  private static List<CelPart.Check> mutations(List<CelMutation> mutations) {
    return mutations.stream()
        .map(mutation -> new CelPart.Check(mutation.expression(), Optional.empty()))
        .toList();
  }

  private static List<CelPart.Check> generations(GeneratingPolicy policy) {
    List<CelPart.Check> out = new ArrayList<>();
    for (CelGeneration generation : policy.generate()) {
      if (generation instanceof CelGeneration.Expression(var expression)) {
        out.add(new CelPart.Check(expression, Optional.empty()));
      }
    }
    return out;
  }
}
