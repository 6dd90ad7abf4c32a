package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.StructureMistake;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the API server insists on in native admission policies and their bindings (validation of
 * admissionregistration.k8s.io). What it rejects is an error; what a file that is tried out may
 * leave open is a warning.
 */
final class NativeChecks {
  private static final Set<String> REASONS =
      Set.of("Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized");

  /** Kubernetes' limit for audit annotations of one policy. */
  private static final int ANNOTATIONS_MAX = 20;

  private NativeChecks() {}

  static void validations(FieldReader spec) {
    for (Fragment validation : spec.list("validations")) {
      validation
          .child("reason")
          .ifPresent(reason -> {
            if (!REASONS.contains(Texts.of(reason))) {
              spec.unknownValue(reason, Texts.of(reason), REASONS);
            }
          });
      boolean hasMessage = validation.child("message").isPresent();
      validation
          .child("message")
          .filter(message -> Texts.of(message).strip().indexOf('\n') >= 0)
          .ifPresent(message ->
              bad(
                  spec,
                  message,
                  "`message` must be one line",
                  "use `messageExpression`, or one line"));
      validation
          .child("expression")
          .filter(text -> !hasMessage && Texts.of(text).strip().indexOf('\n') >= 0)
          .ifPresent(text ->
              bad(
                  spec,
                  text,
                  "an expression of several lines needs a `message`",
                  "the expression itself cannot be the message"));
    }
  }

  static void annotations(FieldReader spec) {
    int size = spec.list("auditAnnotations").size();
    if (size > ANNOTATIONS_MAX) {
      spec.badLength(
          spec.source().child("auditAnnotations").orElse(spec.source()),
          "at most " + ANNOTATIONS_MAX + " entries",
          size);
    }
  }

  /** The policy has to say what it is for. */
  static void constraints(FieldReader spec, CelConditions conditions) {
    if (conditions.matchConstraints().resourceRules().isEmpty()) {
      warn(spec, spec.source(), "field `matchConstraints` has no `resourceRules`");
    }
    for (MatchConstraints.ResourceRule rule : conditions.matchConstraints().resourceRules()) {
      if (rule.operations().isEmpty()) {
        warn(spec, rule.source(), "field `operations` is missing");
      }
    }
  }

  static void mutations(FieldReader spec, List<CelMutation> mutations) {
    if (mutations.isEmpty() && spec.list("mutations").isEmpty()) {
      spec.missing("mutations");
    }
    if (!spec.has("reinvocationPolicy")) {
      warn(spec, spec.source(), "field `reinvocationPolicy` is missing");
    }
  }

  static void actions(FieldReader spec) {
    Set<String> seen = new HashSet<>();
    for (Fragment action : spec.list("validationActions")) {
      String text = Texts.of(action);
      if (!seen.add(text)) {
        bad(spec, action, "`" + text + "` stands twice", "keep one of them");
      }
    }
    if (seen.contains("Deny") && seen.contains("Warn")) {
      bad(
          spec,
          spec.source().child("validationActions").orElse(spec.source()),
          "`Deny` and `Warn` exclude each other",
          "a denial tells what a warning would");
    }
  }

  static void parameters(FieldReader spec) {
    spec.source()
        .child("paramRef")
        .filter(reference -> reference.child("parameterNotFoundAction").isEmpty())
        .ifPresent(
            reference -> warn(spec, reference, "field `parameterNotFoundAction` is missing"));
  }

  private static void bad(FieldReader spec, Fragment place, String message, String help) {
    PolicyMistake.NATIVE.at(place, spec.findings(), message, help);
  }

  private static void warn(FieldReader spec, Fragment place, String message) {
    spec.findings()
        .add(
            Diagnostic.warning(
                spec.findings().code(StructureMistake.MISSING_FIELD.number()),
                place.at(),
                message));
  }
}
