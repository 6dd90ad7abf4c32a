package dev.ephor.engine.compile;

import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.List;

/** What becomes of rules and policies for pods where they are for the kinds that make pods. */
public final class PodControllers {
  private static final String DEFAULTS = "defaults";
  private static final String CRON_JOBS = "cronjobs";
  private static final String CRON_JOB_RULE = "autogen-cronjob-";

  private PodControllers() {}

  /**
   * One that was made.
   *
   * @param group {@code defaults} or {@code cronjobs}, as {@code status.autogen.configs} has it
   */
  public record Made<T>(String group, T made) {}

  /** Rules that were made from the rules of a policy; empty when there are none. */
  public static List<Made<Rule>> rules(RulePolicy policy) {
    return Autogen.rules(policy).stream()
        .map(rule -> new Made<>(rule.name().startsWith(CRON_JOB_RULE) ? CRON_JOBS : DEFAULTS, rule))
        .toList();
  }

  /** The same policy for groups of kinds; empty when it is for anything but pods. */
  public static List<Made<ValidatingPolicy>> policies(ValidatingPolicy policy) {
    return made(Autogen.variants(policy));
  }

  /** As for a ValidatingPolicy. */
  public static List<Made<MutatingPolicy>> policies(MutatingPolicy policy) {
    return made(Autogen.variants(policy));
  }

  private static <P extends Policy> List<Made<P>> made(List<AutogenVariant<P>> variants) {
    List<Made<P>> out = new ArrayList<>();
    variants.forEach(variant -> out.add(new Made<>(variant.name(), variant.policy())));
    return out;
  }
}
