package dev.ephor.engine.image;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.ImageVerification.Answer;
import dev.ephor.engine.port.ImageVerification.Signer;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.AttestorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attestor set, compiled: asks about its signers until enough of them have signed.
 *
 * @param count how many have to; all where it is empty
 * @param path of the set in its rule, for messages
 */
public record SignerSet(Optional<Integer> count, List<Entry> entries, String path) {
  private static final String KEY_BEGIN = "-----BEGIN PUBLIC KEY-----";

  public SignerSet {
    entries = List.copyOf(entries);
  }

  /** One signer, or a set of them. */
  public sealed interface Entry {}

  /**
   * @param settings the whole entry, with variables
   */
  record One(AttestorSet.Kind kind, Template settings, String path) implements Entry {}

  record Nested(SignerSet set) implements Entry {}

  /** Who is asked, with the path that names them in messages. */
  private record Asked(Signer signer, String path) {}

  /** An entry whose variables are replaced; exactly one of its parts is there. */
  private sealed interface Expanded {
    record Ready(Asked asked) implements Expanded {}

    record Set(SignerSet set) implements Expanded {}

    record Failed(LookupError cause, String path) implements Expanded {}
  }

  /** Compiles attestors as policies write them. */
  public static List<SignerSet> of(
      List<AttestorSet> sets, String path, Function<AttestorSet.Signer, Template> settings) {
    List<SignerSet> out = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      out.add(of(sets.get(i), path + ".attestors[" + i + "]", settings));
    }
    return out;
  }

  private static SignerSet of(
      AttestorSet set, String path, Function<AttestorSet.Signer, Template> settings) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < set.entries().size(); i++) {
      String place = path + ".entries[" + i + "]";
      entries.add(
          switch (set.entries().get(i)) {
            case AttestorSet.Nested(AttestorSet nested) ->
                new Nested(of(nested, place + ".attestor", settings));
            case AttestorSet.Signer signer ->
                new One(signer.kind(), settings.apply(signer), place + "." + signer.kind().field());
          });
    }
    return new SignerSet(set.count().filter(wanted -> wanted > 0), entries, path);
  }

  /**
   * Whether enough signers have signed; the statements are those of all that were asked.
   *
   * @param question puts the question about one signer
   */
  public Answer verify(EvaluationContext context, Function<Signer, Answer> question) {
    List<Expanded> asked = entries.stream().flatMap(e -> expand(e, context).stream()).toList();
    int needed = count.orElse(asked.size());
    int verified = 0;
    int open = 0;
    String digest = "";
    LookupError unknown = null;
    List<Node> statements = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Expanded entry : asked) {
      switch (answer(entry, context, question)) {
        case Answer.Verified(String found, List<Node> more) -> {
          verified++;
          digest = found;
          statements.addAll(more);
        }
        case Answer.Rejected(String reason) -> reasons.add(reason);
        case Answer.Unknown(LookupError cause) -> {
          open++;
          unknown = unknown == null ? cause : unknown;
          reasons.add(cause.message());
        }
      }
      if (verified >= needed) {
        return new Answer.Verified(digest, statements);
      }
    }
    return missing(String.join("; ", reasons), verified + open >= needed ? unknown : null);
  }

  /** What could not be found out counts only where it could have made the difference. */
  private static Answer missing(String reasons, @Nullable LookupError unknown) {
    return unknown == null
        ? new Answer.Rejected(reasons)
        : new Answer.Unknown(new LookupError(unknown.code(), reasons, unknown.notFound()));
  }

  private static Answer answer(
      Expanded entry, EvaluationContext context, Function<Signer, Answer> question) {
    return switch (entry) {
      case Expanded.Set(SignerSet set) -> set.verify(context, question);
      case Expanded.Failed(LookupError cause, String path) -> placed(cause, path);
      case Expanded.Ready(Asked(Signer signer, String path)) ->
          switch (question.apply(signer)) {
            case Answer.Verified verified -> verified;
            case Answer.Rejected(String reason) -> new Answer.Rejected(path + ": " + reason);
            case Answer.Unknown(LookupError cause) -> placed(cause, path);
          };
    };
  }

  private static Answer placed(LookupError cause, String path) {
    return new Answer.Unknown(
        new LookupError(cause.code(), path + ": " + cause.message(), cause.notFound()));
  }

  /** Several public keys in one text are as many signers. */
  private static List<Expanded> expand(Entry entry, EvaluationContext context) {
    return switch (entry) {
      case Nested(SignerSet set) -> List.of(new Expanded.Set(set));
      case One(AttestorSet.Kind kind, Template settings, String path) -> {
        Value value = settings.resolve(context);
        if (!(value instanceof ObjectNode fields)) {
          LookupError cause =
              value instanceof ErrorValue error
                  ? new LookupError(error.code(), error.message(), false)
                  : new LookupError("RUN005", "the signer is no object", false);
          yield List.of(new Expanded.Failed(cause, path));
        }
        yield keys(fields).stream()
            .map(one ->
                (Expanded) new Expanded.Ready(new Asked(new Signer(kind.field(), one), path)))
            .toList();
      }
    };
  }

  private static List<ObjectNode> keys(ObjectNode entry) {
    ObjectNode keys = entry.object("keys");
    String text = keys.text("publicKeys", "");
    int second = text.indexOf(KEY_BEGIN, text.indexOf(KEY_BEGIN) + 1);
    if (second < 0 || !text.contains(KEY_BEGIN)) {
      return List.of(entry);
    }
    List<ObjectNode> out = new ArrayList<>();
    int start = text.indexOf(KEY_BEGIN);
    while (start >= 0) {
      int next = text.indexOf(KEY_BEGIN, start + 1);
      String one = text.substring(start, next < 0 ? text.length() : next).strip();
      out.add(entry.with("keys", keys.with("publicKeys", StringNode.of(one))));
      start = next;
    }
    return out;
  }
}
