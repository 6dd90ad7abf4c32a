package dev.ephor.engine.manifest;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.AttestorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attestor set, compiled: how many of its entries have to have signed a manifest. Its wording is
 * Kyverno's, which scripts and test cases read.
 *
 * @param count how many have to; all where it is empty
 */
record Attestors(Optional<Integer> count, List<Entry> entries) {
  Attestors {
    entries = List.copyOf(entries);
  }

  /** Signers, or a set of them. */
  sealed interface Entry {
    /** An entry without variables; several keys in one text are as many signers. */
    record Known(List<Signer> signers) implements Entry {
      public Known {
        signers = List.copyOf(signers);
      }
    }

    /**
     * @param settings the whole entry, with variables
     */
    record Varying(AttestorSet.Kind kind, Template settings, KnownKeys keys) implements Entry {}

    record Nested(Attestors set) implements Entry {}
  }

  /** What a set says about a resource. */
  sealed interface Answer {
    record Verified(String message) implements Answer {}

    record Refused(String message, Optional<JsonPointer> place) implements Answer {}

    /** Not to be found out here; nothing is decided by it. */
    record Unknown(String message) implements Answer {}
  }

  /** An entry with its variables replaced. */
  private sealed interface Expanded {
    record One(Signer signer) implements Expanded {}

    record Set(Attestors set) implements Expanded {}

    record Failed(AttestorSet.Kind kind, String message) implements Expanded {}
  }

  /**
   * @param path of the set in its rule, for messages
   */
  Answer verify(EvaluationContext context, SignedManifest manifest, String path) {
    List<Expanded> all = entries.stream().flatMap(e -> expand(e, context).stream()).toList();
    int needed = count.orElse(all.size());
    int open = 0;
    Optional<JsonPointer> place = Optional.empty();
    List<String> verified = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      switch (answer(all.get(i), context, manifest, path + ".entries[" + i + "]")) {
        case Answer.Verified(String message) -> verified.add(message);
        case Answer.Refused(String message, Optional<JsonPointer> first) -> {
          refused.add(message);
          place = place.or(() -> first);
        }
        case Answer.Unknown(String message) -> {
          open++;
          unknown.add(message);
        }
      }
      if (verified.size() >= needed) {
        return new Answer.Verified(told("succeeded", verified.size(), needed, verified));
      }
    }
    // What could not be found out counts only where it could have made the difference.
    if (verified.size() + open >= needed) {
      return new Answer.Unknown(String.join("; ", unknown));
    }
    refused.addAll(unknown);
    return new Answer.Refused(told("failed", verified.size(), needed, refused), place);
  }

  private static String told(String what, int verified, int needed, List<String> messages) {
    return "manifest verification "
        + what
        + "; verifiedCount "
        + verified
        + "; requiredCount "
        + needed
        + "; message "
        + String.join(",", messages);
  }

  private static Answer answer(
      Expanded entry, EvaluationContext context, SignedManifest manifest, String path) {
    return switch (entry) {
      case Expanded.Set(Attestors set) -> set.verify(context, manifest, path + ".attestor");
      case Expanded.Failed(AttestorSet.Kind kind, String message) ->
          new Answer.Unknown(path + "." + kind.field() + ": " + message);
      case Expanded.One(Signer signer) -> signer.verify(manifest, path);
    };
  }

  private static List<Expanded> expand(Entry entry, EvaluationContext context) {
    return switch (entry) {
      case Entry.Nested(Attestors set) -> List.of(new Expanded.Set(set));
      case Entry.Known(List<Signer> signers) -> expanded(signers);
      case Entry.Varying(AttestorSet.Kind kind, Template settings, KnownKeys keys) ->
          switch (settings.resolve(context)) {
            case ObjectNode fields -> expanded(Signer.of(kind, fields, keys::read));
            case ErrorValue error -> List.of(new Expanded.Failed(kind, error.message()));
            default -> List.of(new Expanded.Failed(kind, "the signer is no object"));
          };
    };
  }

  private static List<Expanded> expanded(List<Signer> signers) {
    return signers.stream().<Expanded>map(Expanded.One::new).toList();
  }
}
