package dev.ephor.engine.plan;

import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleType;
import java.util.List;
import java.util.Map;

/**
 * One rule, compiled.
 *
 * @param name empty for kinds that have no rules
 */
public record RulePlan(
    String name,
    RuleType type,
    List<Step> steps,
    Enforcement enforcement,
    SourceLocation at,
    Map<String, String> properties) {
  public RulePlan {
    steps = List.copyOf(steps);
    properties = Map.copyOf(properties);
  }
}
