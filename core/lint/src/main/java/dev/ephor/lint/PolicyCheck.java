package dev.ephor.lint;

import dev.ephor.cel.CelSyntax;
import dev.ephor.policy.CleanupPolicy;
import dev.ephor.policy.DeletingPolicy;
import dev.ephor.policy.GeneratingPolicy;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MatchConstraints;
import dev.ephor.policy.MutatingAdmissionPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingAdmissionPolicy;
import dev.ephor.policy.ValidatingPolicy;

/** All checks of one policy. */
final class PolicyCheck {
  private final Kinds kinds;
  private final KindCheck kindCheck;
  private final MatchCheck matchCheck;
  private final CelCheck celCheck;
  private final RuleCheck ruleCheck;
  private final TemplateCheck templateCheck;

  PolicyCheck(Kinds kinds, CelSyntax syntax, SourceText text, Warnings warnings) {
    this.kinds = kinds;
    this.kindCheck = new KindCheck(kinds, warnings);
    this.matchCheck = new MatchCheck(kinds, warnings);
    this.ruleCheck = new RuleCheck(kinds.catalog(), text, warnings);
    this.templateCheck = new TemplateCheck(kinds.catalog(), text, warnings);
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
        if (cel.evaluation().mode() == ValidatingPolicy.EvaluationMode.KUBERNETES) {
          check(cel.matchConstraints());
        }
      }
      case MutatingPolicy cel -> {
        check(cel.conditions().matchConstraints());
        cel.targets().constraints().ifPresent(this::check);
      }
      case GeneratingPolicy cel -> {
        check(cel.conditions().matchConstraints());
        templateCheck.check(cel.generate());
      }
      case DeletingPolicy cel -> check(cel.conditions().matchConstraints());
      case ImageValidatingPolicy cel -> check(cel.conditions().matchConstraints());
      case ValidatingAdmissionPolicy cel -> check(cel.conditions().matchConstraints());
      case MutatingAdmissionPolicy cel -> check(cel.conditions().matchConstraints());
    }
    new CelParts(kinds).of(policy).forEach(celCheck::check);
  }

  private void check(Rule rule) {
    check(rule.selection());
    ruleCheck.check(rule, kinds.of(rule.selection().match()));
  }

  private void check(Rule.Selection selection) {
    kindCheck.check(selection.match());
    kindCheck.check(selection.exclude());
    matchCheck.check(selection);
  }

  private void check(MatchConstraints constraints) {
    kindCheck.check(constraints);
    matchCheck.check(constraints);
  }
}
