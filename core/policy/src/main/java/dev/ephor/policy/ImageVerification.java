package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/** One entry of {@code verifyImages}; fields that were replaced are read into their successors. */
public record ImageVerification(
    Format format,
    References references,
    Settings settings,
    Optional<FailureAction> failureAction,
    List<AttestorSet> attestors,
    List<Attestation> attestations,
    Optional<Verdict> verdict,
    Fragment source) {
  public ImageVerification {
    attestors = List.copyOf(attestors);
    attestations = List.copyOf(attestations);
  }

  /** In which form signatures are kept. */
  public enum Format {
    COSIGN,
    SIGSTORE_BUNDLE,
    NOTARY
  }

  /** Wildcards over references with their registry, of images that are meant and of exceptions. */
  public record References(List<String> wanted, List<String> skipped) {
    public References {
      wanted = List.copyOf(wanted);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * What is done and asked for besides signatures.
   *
   * @param mutateDigest whether a digest is added where an image has none
   * @param verifyDigest whether every image must have one
   * @param required whether every image must have been verified
   */
  public record Settings(
      boolean mutateDigest,
      boolean verifyDigest,
      boolean required,
      boolean useCache,
      boolean cosignOci11,
      Optional<String> repository,
      Optional<RegistryCredentials> credentials) {}

  /**
   * Signed statements about an image.
   *
   * @param name under which {@code validate} knows it; may be empty
   * @param type of the predicate or artefact
   * @param conditions over the fields of each statement
   */
  public record Attestation(
      String name,
      String type,
      List<AttestorSet> attestors,
      Optional<Conditions> conditions,
      Fragment source) {
    public Attestation {
      attestors = List.copyOf(attestors);
    }
  }

  /** {@code validate}: judges all attestations together. */
  public record Verdict(Optional<Fragment> message, Optional<Conditions> deny, Fragment source) {}

  /** Whether anything has to be signed. */
  public boolean wantsSignatures() {
    return !attestors.isEmpty() || !attestations.isEmpty();
  }
}
