package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ImageValidatingPolicy or NamespacedImageValidatingPolicy of policies.kyverno.io. */
public record ImageValidatingPolicy(
    PolicyMeta meta,
    CelConditions conditions,
    List<CelValidation> validations,
    List<NamedExpression> auditAnnotations,
    FailurePolicy failurePolicy,
    Set<ValidatingPolicy.ValidationAction> validationActions,
    Images images,
    Verification verification,
    ValidatingPolicy.EvaluationOptions evaluation,
    Optional<List<String>> autogenControllers)
    implements Policy {

  public ImageValidatingPolicy {
    validations = List.copyOf(validations);
    auditAnnotations = List.copyOf(auditAnnotations);
    validationActions = Set.copyOf(validationActions);
    autogenControllers = autogenControllers.map(List::copyOf);
  }

  /** Which images are looked at: filters on references, and expressions that find images. */
  public record Images(List<ReferenceFilter> filters, List<NamedExpression> extractors) {
    public Images {
      filters = List.copyOf(filters);
      extractors = List.copyOf(extractors);
    }
  }

  /** One entry of {@code matchImageReferences}. */
  public sealed interface ReferenceFilter {
    /** Wildcards over the reference. */
    record Glob(String pattern) implements ReferenceFilter {}

    /** CEL over {@code ref}. */
    record Expression(Fragment expression) implements ReferenceFilter {}
  }

  /** Whom to trust, what to look for, and how to reach the registry. */
  public record Verification(
      List<Named> attestors,
      List<Named> attestations,
      Optional<RegistryCredentials> credentials,
      boolean mutateDigest,
      boolean verifyDigest,
      boolean required) {
    public Verification {
      attestors = List.copyOf(attestors);
      attestations = List.copyOf(attestations);
    }
  }

  /** An attestor or attestation by name; its content is compiled from the fragment. */
  public record Named(String name, Fragment source) {}
}
