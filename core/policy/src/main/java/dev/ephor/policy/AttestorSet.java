package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * Who may have signed: a signature of {@code count} of the entries is needed, of all where no count
 * is given.
 */
public record AttestorSet(Optional<Integer> count, List<Entry> entries) {
  public AttestorSet {
    entries = List.copyOf(entries);
  }

  /** How many entries have to verify. */
  public int needed() {
    return count.filter(wanted -> wanted > 0).orElse(entries.size());
  }

  /** One signer, or a set of them. */
  public sealed interface Entry {}

  /**
   * One signer.
   *
   * @param source the whole entry; texts in it may hold variables
   */
  public record Signer(Kind kind, Fragment source) implements Entry {}

  /** Signers that count as one. */
  public record Nested(AttestorSet set) implements Entry {}

  /** What a signer is known by. */
  public enum Kind {
    KEYS("keys"),
    CERTIFICATES("certificates"),
    KEYLESS("keyless");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /** Name of the field that holds it. */
    public String field() {
      return field;
    }
  }
}
