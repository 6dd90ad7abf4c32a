package dev.ephor.engine;

import dev.ephor.document.Node;
import dev.ephor.engine.outcome.RuleResult;
import java.util.List;

/**
 * What all policies say about one request.
 *
 * @param results by policy and rule; a policy that is not for the resource has none
 * @param object the new state after all mutations
 */
public record Evaluation(List<RuleResult> results, Node object) {
  public Evaluation {
    results = List.copyOf(results);
  }
}
