package dev.ephor.policy;

import java.util.List;

/** What every policy written in CEL has before it acts: what it is for, and its variables. */
public record CelConditions(
    MatchConstraints matchConstraints,
    List<NamedExpression> matchConditions,
    List<NamedExpression> variables) {
  public CelConditions {
    matchConditions = List.copyOf(matchConditions);
    variables = List.copyOf(variables);
  }
}
