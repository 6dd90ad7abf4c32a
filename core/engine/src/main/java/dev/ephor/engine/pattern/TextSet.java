package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.Wildcard;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts to look others up in, wildcards on either side. Small sets are searched in a row, which
 * costs nothing to set up; sets of {@link #HASHED_FROM} texts and more are hashed on first use.
 */
final class TextSet {
  private static final int HASHED_FROM = 16;

  private final String[] texts;
  private final Wildcard[] wildcards;
  private final @Nullable Set<String> hashed;

  private TextSet(String[] texts) {
    this.texts = texts;
    int wild = 0;
    for (String text : texts) {
      wild += Wildcard.isWild(text) ? 1 : 0;
    }
    this.wildcards = new Wildcard[wild];
    for (String text : texts) {
      if (wild > 0 && Wildcard.isWild(text)) {
        wildcards[--wild] = Wildcard.compile(text);
      }
    }
    this.hashed = texts.length < HASHED_FROM ? null : new HashSet<>(List.of(texts));
  }

  static TextSet of(String text) {
    return new TextSet(new String[] {text});
  }

  static TextSet of(List<String> texts) {
    return new TextSet(texts.toArray(String[]::new));
  }

  static TextSet of(ArrayNode list) {
    String[] texts = new String[list.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(list.get(i));
    }
    return new TextSet(texts);
  }

  /** Text of any value; maps and lists are written out, so that equal ones have equal texts. */
  static String text(Node node) {
    return node instanceof StringNode(String text) ? text : node.toString();
  }

  boolean hasExactly(String text) {
    if (hashed != null) {
      return hashed.contains(text);
    }
    for (String one : texts) {
      if (one.equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is equal, fits a wildcard of the set, or is a wildcard that one fits. */
  boolean has(String text) {
    if (hasExactly(text)) {
      return true;
    }
    for (Wildcard wildcard : wildcards) {
      if (wildcard.matches(text)) {
        return true;
      }
    }
    return Wildcard.isWild(text) && anyFits(Wildcard.compile(text));
  }

  private boolean anyFits(Wildcard wildcard) {
    for (String one : texts) {
      if (wildcard.matches(one)) {
        return true;
      }
    }
    return false;
  }
}
