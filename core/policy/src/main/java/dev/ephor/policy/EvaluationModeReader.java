package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.NearestName;
import dev.ephor.policy.ValidatingPolicy.EvaluationMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code evaluation.mode}. The field is a free text, and Kyverno takes what it does not know
 * for {@code Kubernetes}; so does this reader, with a warning.
 */
final class EvaluationModeReader {
  private static final Map<String, EvaluationMode> MODES =
      Map.of(
          "Kubernetes", EvaluationMode.KUBERNETES,
          "JSON", EvaluationMode.JSON,
          "HTTP", EvaluationMode.HTTP,
          "Envoy", EvaluationMode.ENVOY);

  private EvaluationModeReader() {}

  /** The mode, which is one that the kind of policy has. */
  static EvaluationMode read(FieldReader evaluation, PolicyKind kind) {
    Optional<Fragment> field = evaluation.textFragment("mode");
    if (field.isEmpty() || Texts.of(field.get()).isEmpty()) {
      return EvaluationMode.KUBERNETES;
    }
    String text = Texts.of(field.get());
    EvaluationMode mode = MODES.get(text);
    if (mode == null) {
      String valid = "valid are: " + String.join(", ", new TreeMap<>(MODES).keySet());
      PolicyMistake.EVALUATION_MODE.warn(
          field.get(),
          evaluation.findings(),
          "there is no mode `" + text + "`, the policy is for Kubernetes requests",
          NearestName.help(text, MODES.keySet()).orElse(valid));
      return EvaluationMode.KUBERNETES;
    }
    if (modes(kind).contains(mode)) {
      return mode;
    }
    String message = "mode `" + text + "` is not one of a " + kind.kind();
    boolean isForRequests = mode == EvaluationMode.HTTP || mode == EvaluationMode.ENVOY;
    if (isForRequests) {
      PolicyMistake.EVALUATION_MODE.at(
          field.get(), evaluation.findings(), message, "write a ValidatingPolicy");
    } else {
      PolicyMistake.EVALUATION_MODE.warn(
          field.get(),
          evaluation.findings(),
          message + ", the policy is for Kubernetes requests",
          "leave the field out");
    }
    return EvaluationMode.KUBERNETES;
  }

  private static List<EvaluationMode> modes(PolicyKind kind) {
    return switch (kind) {
      case VALIDATING_POLICY -> List.of(EvaluationMode.values());
      case NAMESPACED_VALIDATING_POLICY,
          IMAGE_VALIDATING_POLICY,
          NAMESPACED_IMAGE_VALIDATING_POLICY ->
          List.of(EvaluationMode.KUBERNETES, EvaluationMode.JSON);
      default -> List.of(EvaluationMode.KUBERNETES);
    };
  }
}
