package dev.ephor.engine.podsecurity;

import java.util.List;

/**
 * What a pod violates.
 *
 * @param check Kubernetes' name of the check, for example {@code capabilities_baseline}
 * @param control Kyverno's name of the control, for example {@code Capabilities}
 * @param reason Kubernetes' reason, for example {@code non-default capabilities}
 * @param detail Kubernetes' detail, about the whole pod, whatever is excluded
 * @param fields the fields that are wrong and not excluded, one phrase each
 */
public record Violation(
    String check, String control, String reason, String detail, List<String> fields) {
  public Violation {
    fields = List.copyOf(fields);
  }

  /** The violation as Kyverno prints it: its reason and fields in parentheses. */
  public String text() {
    return "(Forbidden reason: "
        + reason
        + ", field error list: ["
        + String.join(", ", fields)
        + "])";
  }
}
