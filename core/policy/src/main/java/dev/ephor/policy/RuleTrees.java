package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;

/** The trees of a rule that have the shape of a resource: patterns and merge patches. */
final class RuleTrees {
  private static final List<String> ANCHORS = List.of("", "+", "=", "<", "X", "^");

  private RuleTrees() {}

  /** Those of the rule itself, without foreach. */
  static List<Fragment> of(Rule rule) {
    return switch (rule.body()) {
      case RuleBody.Validate validate -> ofCheck(validate.check(), false);
      case RuleBody.Mutate mutate -> ofStep(mutate.rule().step(), false);
      case RuleBody.Generate _, RuleBody.VerifyImages _ -> List.of();
    };
  }

  /** Those of the rule itself and of its foreach. */
  static List<Fragment> all(Rule rule) {
    return switch (rule.body()) {
      case RuleBody.Validate validate -> ofCheck(validate.check(), true);
      case RuleBody.Mutate mutate -> ofStep(mutate.rule().step(), true);
      case RuleBody.Generate _, RuleBody.VerifyImages _ -> List.of();
    };
  }

  private static List<Fragment> ofCheck(RuleBody.Check check, boolean deep) {
    List<Fragment> out = new ArrayList<>();
    switch (check) {
      case RuleBody.PatternCheck(Fragment pattern) -> out.add(pattern);
      case RuleBody.AnyPatternCheck(List<Fragment> patterns) -> out.addAll(patterns);
      case RuleBody.ForeachCheck(var entries) when deep ->
          entries.forEach(entry -> out.addAll(ofCheck(entry.check(), true)));
      case RuleBody.ForeachCheck _,
          RuleBody.DenyCheck _,
          RuleBody.CelCheck _,
          RuleBody.PodSecurityCheck _,
          RuleBody.ManifestsCheck _,
          RuleBody.NoCheck _ -> {}
    }
    return out;
  }

  private static List<Fragment> ofStep(MutateRule.Step step, boolean deep) {
    List<Fragment> out = new ArrayList<>();
    switch (step) {
      case MutateRule.StrategicMerge(Fragment patch) -> out.add(patch);
      case MutateRule.ForeachStep(var entries) when deep ->
          entries.forEach(entry -> out.addAll(ofStep(entry.step(), true)));
      case MutateRule.ForeachStep _, MutateRule.JsonPatch _, MutateRule.NoStep _ -> {}
    }
    return out;
  }

  /** A key without its anchor. */
  static String plainKey(String key) {
    return isAnchored(key) ? key.substring(key.indexOf('(') + 1, key.length() - 1) : key;
  }

  static boolean isAnchored(String key) {
    int open = key.indexOf('(');
    return open >= 0 && key.endsWith(")") && ANCHORS.contains(key.substring(0, open));
  }
}
