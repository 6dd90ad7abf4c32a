package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.Wildcard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a map pattern with its anchor and its value.
 *
 * @param name the resource's key
 * @param keys how to find the resource's keys when {@code name} is a wildcard, as it may be among
 *     labels and annotations
 * @param anyPresent whether the value is {@code *}, which asks no more than that the key is there
 *     and not null
 */
record EntryPattern(
    Optional<Anchor> anchor,
    String name,
    Optional<Wildcard> keys,
    boolean anyPresent,
    PatternNode value) {

  static EntryPattern of(AnchoredKey key, boolean wildcards, PatternNode value) {
    Optional<Wildcard> keys =
        wildcards && Wildcard.isWild(key.name())
            ? Optional.of(Wildcard.compile(key.name()))
            : Optional.empty();
    boolean any =
        key.anchor().isEmpty()
            && value.place().written() instanceof StringNode(String text)
            && text.equals("*");
    return new EntryPattern(key.anchor(), key.name(), keys, any, value);
  }

  /** Whether the anchor counts for the order of keys; an add anchor does not. */
  boolean isAnchored() {
    return anchor.isPresent();
  }

  boolean isCondition() {
    return anchor.isPresent() && anchor.get() == Anchor.CONDITION;
  }

  Outcome match(ObjectNode object, Matching matching) {
    if (keys.isEmpty()) {
      return matchKey(name, object.get(name), matching);
    }
    return matchWildcard(keys.get(), object, matching);
  }

  private Outcome matchWildcard(Wildcard wildcard, ObjectNode object, Matching matching) {
    boolean oneIsEnough =
        anchor.isPresent() && (anchor.get() == Anchor.CONDITION || anchor.get() == Anchor.GLOBAL);
    boolean found = false;
    Outcome last = Outcome.PASS;
    for (int i = 0; i < object.size(); i++) {
      if (!wildcard.matches(object.key(i))) {
        continue;
      }
      last = matchKey(object.key(i), object.value(i), matching);
      if ((last == Outcome.PASS) == oneIsEnough) {
        return last;
      }
      found = true;
    }
    return found ? last : matchKey(name, null, matching);
  }

  private Outcome matchKey(String key, @Nullable Node actual, Matching matching) {
    if (anchor.isEmpty()) {
      return anyPresent ? present(key, actual, matching) : descend(key, actual, matching);
    }
    return switch (anchor.get()) {
      case CONDITION -> condition(key, actual, matching);
      case GLOBAL -> actual == null ? absent(key, matching) : global(key, actual, matching);
      case EQUALITY -> actual == null ? absent(key, matching) : descend(key, actual, matching);
      case EXISTENCE -> actual == null ? absent(key, matching) : existence(key, actual, matching);
      case NEGATION -> actual == null ? absent(key, matching) : forbidden(key, actual, matching);
      // INVARIANT: the compiler refuses add anchors.
      case ADD -> Outcome.PASS;
    };
  }

  private Outcome descend(String key, @Nullable Node actual, Matching matching) {
    matching.enter(key);
    Outcome outcome = value.visit(actual, matching);
    matching.leave();
    return outcome == Outcome.PASS ? outcome : matching.below(key, outcome);
  }

  /** The path of this failure ends at the parent, as the reference's does. */
  private Outcome present(String key, @Nullable Node actual, Matching matching) {
    boolean there = actual != null && actual != NullNode.NULL;
    Outcome outcome =
        there ? Outcome.PASS : matching.fail("key `%wanted` is missing or null", key, actual);
    trace(key, actual, outcome, matching);
    return outcome;
  }

  private Outcome condition(String key, @Nullable Node actual, Matching matching) {
    if (actual == null) {
      matching.fail("key `%wanted` is missing", key, null);
      trace(key, null, Outcome.CONDITION, matching);
      return matching.below(key, Outcome.CONDITION);
    }
    Outcome outcome = descend(key, actual, matching);
    return outcome == Outcome.PASS ? outcome : Outcome.CONDITION;
  }

  private Outcome global(String key, Node actual, Matching matching) {
    Outcome outcome = descend(key, actual, matching);
    return outcome == Outcome.PASS ? outcome : Outcome.GLOBAL;
  }

  private Outcome absent(String key, Matching matching) {
    trace(key, null, Outcome.PASS, matching);
    return Outcome.PASS;
  }

  private Outcome forbidden(String key, Node actual, Matching matching) {
    matching.fail("key `%wanted` is not allowed", key, actual);
    trace(key, actual, Outcome.FAIL, matching);
    return matching.below(key, Outcome.FAIL);
  }

  private Outcome existence(String key, Node actual, Matching matching) {
    Outcome outcome = existsIn(actual, key, matching);
    trace(key, actual, outcome, matching);
    return outcome == Outcome.PASS ? outcome : matching.below(key, outcome);
  }

  private Outcome existsIn(Node actual, String key, Matching matching) {
    if (!(actual instanceof ArrayNode list)) {
      return matching.fail("a list is wanted here, not %found", "", actual);
    }
    if (!(value instanceof ListPattern patterns)) {
      // INVARIANT: the compiler takes nothing but lists of maps below an existence anchor.
      return Outcome.PASS;
    }
    matching.enter(key);
    boolean all = true;
    for (PatternNode pattern : patterns.elements()) {
      all = all && oneMatches(pattern, list, matching);
    }
    matching.leave();
    return all
        ? Outcome.PASS
        : matching.fail("no element matches the existence anchor of `%wanted`", key, actual);
  }

  private static boolean oneMatches(PatternNode pattern, ArrayNode list, Matching matching) {
    for (int i = 0; i < list.size(); i++) {
      matching.enter(i);
      Outcome outcome = pattern.visit(list.get(i), matching);
      matching.leave();
      if (outcome == Outcome.PASS) {
        return true;
      }
    }
    return false;
  }

  /** Tells the trace of this entry where its value is not visited as a node of its own. */
  private void trace(String key, @Nullable Node actual, Outcome outcome, Matching matching) {
    if (matching.isTraced()) {
      matching.enter(key);
      matching.visited(value.place(), actual, outcome);
      matching.leave();
    }
  }
}
