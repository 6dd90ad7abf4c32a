package dev.ephor.engine.decide;

import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.PolicyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/** What outcomes mean for a request. Knows no expression and no language. */
public final class Decider {
  private Decider() {}

  /**
   * A violation denies where its rule is enforced. An error denies where the policy's failurePolicy
   * is Fail: what could not be decided is never taken for a pass. A mutation whose policy warns is
   * told where it has changed the object.
   *
   * @param onError failurePolicy of each policy
   */
  public static Verdict decide(
      List<RuleResult> results, Function<PolicyId, FailurePolicy> onError) {
    Map<String, StringJoiner> reasons = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    for (RuleResult result : results) {
      String text = result.rule() + ": " + result.outcome().message();
      boolean denies =
          switch (result.outcome()) {
            case RuleOutcome.Pass _ -> {
              if (result.consequence().warn() && result.effect() instanceof Effect.Patched) {
                warnings.add(warning(result));
              }
              yield false;
            }
            case RuleOutcome.Skip _ -> false;
            case RuleOutcome.Warn _ -> {
              warnings.add(warning(result));
              yield false;
            }
            case RuleOutcome.Fail _ -> {
              if (result.consequence().warn() && !result.consequence().deny()) {
                warnings.add(warning(result));
              }
              yield result.consequence().deny();
            }
            case RuleOutcome.Error _ -> onError.apply(result.policy().id()) == FailurePolicy.FAIL;
          };
      if (denies) {
        reasons
            .computeIfAbsent(result.policy().id().qualifiedName(), name -> new StringJoiner("\n  "))
            .add(text);
      }
    }
    StringJoiner message = new StringJoiner("\n");
    reasons.forEach((policy, texts) -> message.add(policy + ":\n  " + texts));
    return new Verdict(reasons.isEmpty(), message.toString(), warnings);
  }

  private static String warning(RuleResult result) {
    return "policy "
        + result.policy().id().qualifiedName()
        + (result.rule().isEmpty() ? "" : "." + result.rule())
        + ": "
        + result.outcome().message();
  }
}
