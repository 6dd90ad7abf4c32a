package dev.ephor.engine.scope;

import dev.ephor.policy.PolicyId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the rules of one request found out about its images, for the rules that ask whether an image
 * was verified. What a resource says of itself in an annotation is no proof and is not looked at.
 * Belongs to one thread.
 */
public final class VerifiedImages {
  private final Map<String, Boolean> known = new HashMap<>();
  private final Set<Rule> asked = new HashSet<>();

  private record Rule(PolicyId policy, String name) {}

  /** Notes that a rule has had its images verified, whatever came of it. */
  public void noteAsked(EvaluationContext.Target target) {
    asked.add(new Rule(target.policy(), target.rule()));
  }

  public boolean hasAsked(EvaluationContext.Target target) {
    return asked.contains(new Rule(target.policy(), target.rule()));
  }

  /** Notes an answer; an image that failed once is not verified by another rule. */
  public void note(String reference, boolean verified) {
    known.merge(reference, verified, Boolean::logicalAnd);
  }

  /** What is known of an image is known of it under another name as well. */
  public void rename(String reference, String other) {
    Boolean answer = known.get(reference);
    if (answer != null) {
      note(other, answer);
    }
  }

  public boolean isVerified(String reference) {
    return known.getOrDefault(reference, false);
  }
}
