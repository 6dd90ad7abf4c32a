package dev.ephor.lint;

import dev.ephor.document.Fragment;
import dev.ephor.policy.CelValidation;
import dev.ephor.policy.NamedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The expressions of a policy, or of one rule, in the order in which they are evaluated.
 *
 * @param subjects the kinds it is for
 * @param given what resources have because they are matched by it
 * @param isForTargets whether these resources are others than the one of the request
 */
record CelPart(
    Subjects subjects,
    Facts given,
    List<NamedExpression> conditions,
    List<NamedExpression> variables,
    List<Check> checks,
    boolean isForTargets) {
  CelPart {
    conditions = List.copyOf(conditions);
    variables = List.copyOf(variables);
    checks = List.copyOf(checks);
  }

  /**
   * What is done when the conditions hold.
   *
   * @param onFailure evaluated when the expression is false
   */
  record Check(Fragment expression, Optional<Fragment> onFailure) {}

  /** A part for the resources of requests. */
  CelPart(
      Subjects subjects,
      Facts given,
      List<NamedExpression> conditions,
      List<NamedExpression> variables,
      List<Check> checks) {
    this(subjects, given, conditions, variables, checks, false);
  }

  static List<Check> validations(List<CelValidation> validations) {
    List<Check> out = new ArrayList<>();
    for (CelValidation validation : validations) {
      out.add(new Check(validation.expression(), validation.messageExpression()));
    }
    return out;
  }

  static List<Check> named(List<NamedExpression> expressions) {
    return expressions.stream()
        .map(each -> new Check(each.expression(), Optional.empty()))
        .toList();
  }
}
