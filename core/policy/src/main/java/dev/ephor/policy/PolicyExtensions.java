package dev.ephor.policy;

import dev.ephor.document.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What annotations add to a policy written in CEL. Kyverno keeps annotations it does not know and
 * would prune unknown fields, so a policy with them may live beside one of its servers.
 *
 * @param overrides actions for certain namespaces; the first that is for a request counts
 * @param params the resources that expressions see as {@code params}
 * @param emitWarning whether whoever sent a request is told that a mutation changed it
 */
public record PolicyExtensions(
    List<ActionOverride> overrides, Optional<Params> params, boolean emitWarning) {
  public static final PolicyExtensions NONE =
      new PolicyExtensions(List.of(), Optional.empty(), false);

  public PolicyExtensions {
    overrides = List.copyOf(overrides);
  }

  /**
   * What violations mean in some namespaces; both ways to choose them must hold where both are
   * given.
   *
   * @param namespaces names that may hold wildcards
   */
  public record ActionOverride(
      List<String> namespaces,
      Optional<LabelSelector> namespaceSelector,
      Set<ValidatingPolicy.ValidationAction> actions) {
    public ActionOverride {
      namespaces = List.copyOf(namespaces);
      actions = Set.copyOf(actions);
    }
  }

  /**
   * As paramKind and paramRef of Kubernetes' own policies and bindings.
   *
   * @param written both fields as they were written
   */
  public record Params(
      ParamKind kind, AdmissionPolicyBinding.ParamRef reference, ObjectNode written) {}
}
