package dev.ephor.lint;

import dev.ephor.cel.CelSyntax;
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

/** All checks of one policy. */
final class PolicyCheck {
  private final Kinds kinds;
  private final KindCheck kindCheck;
  private final MatchCheck matchCheck;
  private final CelCheck celCheck;
  private final RuleCheck ruleCheck;

  PolicyCheck(Kinds kinds, CelSyntax syntax, SourceText text, Warnings warnings) {
    this.kinds = kinds;
    this.kindCheck = new KindCheck(kinds, warnings);
    this.matchCheck = new MatchCheck(kinds, warnings);
    this.ruleCheck = new RuleCheck(kinds.catalog(), text, warnings);
    this.celCheck = new CelCheck(syntax, kinds.catalog(), text, warnings);
  }

  void check(Policy policy) {
    switch (policy) {
      case RulePolicy rules -> rules.spec().rules().forEach(this::check);
      case CleanupPolicy cleanup -> {
        check(cleanup.selection());
        ruleCheck.check(cleanup, kinds.of(cleanup.selection().match()));
      }
      case ValidatingPolicy cel -> {
        List<CelPart.Check> checks = new ArrayList<>(CelPart.validations(cel.validations()));
        checks.addAll(CelPart.named(cel.auditAnnotations()));
        CelConditions conditions =
            new CelConditions(cel.matchConstraints(), cel.matchConditions(), cel.variables());
        if (cel.evaluation().mode() == ValidatingPolicy.EvaluationMode.KUBERNETES) {
          check(conditions, checks);
        }
      }
      case MutatingPolicy cel -> check(cel);
      case GeneratingPolicy cel -> check(cel.conditions(), generations(cel));
      case DeletingPolicy cel -> check(cel.conditions(), List.of());
      case ImageValidatingPolicy cel -> {
        if (cel.evaluation().mode() == ValidatingPolicy.EvaluationMode.KUBERNETES) {
          check(cel.conditions(), CelPart.validations(cel.validations()));
        }
      }
      case ValidatingAdmissionPolicy cel -> {
        List<CelPart.Check> checks = new ArrayList<>(CelPart.validations(cel.validations()));
        checks.addAll(CelPart.named(cel.auditAnnotations()));
        check(cel.conditions(), checks);
      }
      case MutatingAdmissionPolicy cel -> check(cel.conditions(), mutations(cel.mutations()));
    }
  }

  private void check(Rule rule) {
    check(rule.selection());
    ruleCheck.check(rule, kinds.of(rule.selection().match()));
    if (rule.body() instanceof RuleBody.Validate validate
        && validate.check() instanceof RuleBody.CelCheck cel) {
      List<CelPart.Check> checks = new ArrayList<>(CelPart.validations(cel.expressions()));
      checks.addAll(CelPart.named(cel.auditAnnotations()));
      celCheck.check(
          new CelPart(
              kinds.of(rule.selection().match()),
              rule.celPreconditions(),
              cel.variables(),
              checks));
    }
  }

  private void check(Rule.Selection selection) {
    kindCheck.check(selection.match());
    kindCheck.check(selection.exclude());
    matchCheck.check(selection);
  }

  private void check(CelConditions conditions, List<CelPart.Check> checks) {
    kindCheck.check(conditions.matchConstraints());
    matchCheck.check(conditions.matchConstraints());
    Subjects subjects = kinds.of(conditions.matchConstraints());
    celCheck.check(CelPart.of(subjects, conditions, checks));
  }

  /** With targets, the expressions see those in place of the resource of the request. */
  private void check(MutatingPolicy policy) {
    policy.targets().constraints().ifPresent(kindCheck::check);
    boolean hasTargets =
        policy.targets().constraints().isPresent() || policy.targets().expression().isPresent();
    check(policy.conditions(), hasTargets ? List.of() : mutations(policy.mutations()));
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
