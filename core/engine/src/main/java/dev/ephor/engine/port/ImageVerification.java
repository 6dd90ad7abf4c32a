package dev.ephor.engine.port;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.policy.ImageVerification.Format;
import dev.ephor.policy.RegistryCredentials;
import dev.ephor.scalar.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether images carry the signatures and signed statements that policies ask for.
 * Implementations are safe for use by many threads, bound their time and size, and never throw.
 */
public interface ImageVerification {
  /** Where no registry can be reached: nothing is known of any image. */
  ImageVerification UNREACHABLE =
      new ImageVerification() {
        @Override
        public Answer signature(Wanted wanted) {
          return unknown("signatures");
        }

        @Override
        public Answer statements(Wanted wanted, Kind kind, String type) {
          return unknown("statements of type `" + type + "`");
        }

        private static Answer unknown(String what) {
          return new Answer.Unknown(
              new LookupError(
                  "LKP010",
                  what + " are in the registry, which cannot be reached from here",
                  false));
        }
      };

  /** Whether the signer has signed the image. */
  Answer signature(Wanted wanted);

  /**
   * The statements of one type about the image that the signer has signed.
   *
   * @param type of the predicate, or of the artefact
   */
  Answer statements(Wanted wanted, Kind kind, String type);

  /** Where statements are kept. */
  enum Kind {
    /** In-toto statements; the answers are their predicates. */
    IN_TOTO,
    /** Artefacts that refer to the image; the answers are their contents. */
    REFERRER
  }

  /** The answer to one question. */
  sealed interface Answer {
    /**
     * @param digest of the image that was found, with its algorithm
     * @param statements that were asked for
     */
    record Verified(String digest, List<Node> statements) implements Answer {
      public Verified {
        statements = List.copyOf(statements);
      }
    }

    /** There is no such signature or statement. */
    record Rejected(String reason) implements Answer {}

    /** It could not be found out. */
    record Unknown(LookupError cause) implements Answer {}
  }

  /**
   * An image and who is to have signed it.
   *
   * @param signer empty when any statement counts, signed or not
   */
  record Wanted(ImageReference image, Format format, Optional<Signer> signer, Access access) {}

  /**
   * One signer.
   *
   * @param kind {@code keys}, {@code certificates} or {@code keyless} of ClusterPolicy; {@code
   *     cosign} or {@code notary} of ImageValidatingPolicy
   * @param settings the fields of the entry as its kind documents them, variables replaced
   */
  record Signer(String kind, ObjectNode settings) {}

  /**
   * How the registry is used.
   *
   * @param repository that holds the signatures; empty for the image's own
   * @param useCache whether an answer that is known may be given again
   * @param artifacts whether signatures are looked for among the artefacts that refer to the image
   */
  record Access(
      String repository,
      Optional<RegistryCredentials> credentials,
      boolean useCache,
      boolean artifacts) {
    public static final Access PLAIN = new Access("", Optional.empty(), true, false);
  }
}
