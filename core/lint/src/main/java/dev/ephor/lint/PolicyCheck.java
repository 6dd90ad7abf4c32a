package dev.ephor.lint;

import dev.ephor.policy.CelConditions;
import dev.ephor.policy.CleanupPolicy;
import dev.ephor.policy.DeletingPolicy;
import dev.ephor.policy.GeneratingPolicy;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MutatingAdmissionPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingAdmissionPolicy;
import dev.ephor.policy.ValidatingPolicy;

/** All checks of one policy. */
final class PolicyCheck {
  private final KindCheck kindCheck;

  PolicyCheck(Kinds kinds, SourceText text, Warnings warnings) {
    this.kindCheck = new KindCheck(kinds, warnings);
  }

  void check(Policy policy) {
    switch (policy) {
      case RulePolicy rules -> rules.spec().rules().forEach(rule -> check(rule.selection()));
      case CleanupPolicy cleanup -> check(cleanup.selection());
      case ValidatingPolicy cel -> kindCheck.check(cel.matchConstraints());
      case MutatingPolicy cel -> {
        check(cel.conditions());
        cel.targets().constraints().ifPresent(kindCheck::check);
      }
      case GeneratingPolicy cel -> check(cel.conditions());
      case DeletingPolicy cel -> check(cel.conditions());
      case ImageValidatingPolicy cel -> check(cel.conditions());
      case ValidatingAdmissionPolicy cel -> check(cel.conditions());
      case MutatingAdmissionPolicy cel -> check(cel.conditions());
    }
  }

  private void check(Rule.Selection selection) {
    kindCheck.check(selection.match());
    kindCheck.check(selection.exclude());
  }

  private void check(CelConditions conditions) {
    kindCheck.check(conditions.matchConstraints());
  }
}
