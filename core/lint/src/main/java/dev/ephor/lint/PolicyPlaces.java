package dev.ephor.lint;

import dev.ephor.document.JsonPointer;
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
import java.util.List;

/** Which kinds a place in a policy is about. */
final class PolicyPlaces {
  private final Kinds kinds;

  PolicyPlaces(Kinds kinds) {
    this.kinds = kinds;
  }

  Subjects subjects(Policy policy, JsonPointer place) {
    return switch (policy) {
      case RulePolicy rules -> ofRules(rules.spec().rules(), place);
      case CleanupPolicy cleanup -> kinds.of(cleanup.selection().match());
      case ValidatingPolicy cel -> kinds.of(cel.matchConstraints());
      case MutatingPolicy cel -> kinds.of(cel.conditions().matchConstraints());
      case GeneratingPolicy cel -> kinds.of(cel.conditions().matchConstraints());
      case DeletingPolicy cel -> kinds.of(cel.conditions().matchConstraints());
      case ImageValidatingPolicy cel -> kinds.of(cel.conditions().matchConstraints());
      case ValidatingAdmissionPolicy cel -> kinds.of(cel.conditions().matchConstraints());
      case MutatingAdmissionPolicy cel -> kinds.of(cel.conditions().matchConstraints());
    };
  }

  /** Whether the place is within the rule. */
  static boolean holds(Rule rule, JsonPointer place) {
    List<String> start = rule.source().pointer().tokens();
    List<String> tokens = place.tokens();
    return tokens.size() >= start.size() && tokens.subList(0, start.size()).equals(start);
  }

  /** Kinds of the rule that holds the place; of all rules when none does. */
  private Subjects ofRules(List<Rule> rules, JsonPointer place) {
    Subjects all = new Subjects(List.of(), true);
    for (Rule rule : rules) {
      Subjects own = kinds.of(rule.selection().match());
      if (holds(rule, place)) {
        return own;
      }
      all = all.or(own);
    }
    return all;
  }
}
