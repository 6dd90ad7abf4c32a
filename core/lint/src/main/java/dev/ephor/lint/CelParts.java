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
      case MutatingPolicy cel -> {
        // With targets, the expressions see those in place of the resource of the request.
        boolean hasTargets =
            cel.targets().constraints().isPresent() || cel.targets().expression().isPresent();
        yield of(cel.conditions(), hasTargets ? List.of() : mutations(cel.mutations()));
      }
      case GeneratingPolicy cel -> of(cel.conditions(), generations(cel));
      case DeletingPolicy cel -> of(cel.conditions(), List.of());
      case ImageValidatingPolicy cel ->
          isForResources(cel.evaluation())
              ? of(cel.conditions(), CelPart.validations(cel.validations()))
              : List.of();
      case ValidatingAdmissionPolicy cel ->
          of(
              cel.conditions(),
              both(CelPart.validations(cel.validations()), CelPart.named(cel.auditAnnotations())));
      case MutatingAdmissionPolicy cel -> of(cel.conditions(), mutations(cel.mutations()));
    };
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
