package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The small language of a pattern's texts: alternatives separated by {@code |}, of terms joined by
 * {@code &}; a term compares ({@code >5}, {@code <=1Gi}, {@code !nginx:*}), asks for a range
 * ({@code 1-10}, {@code 1!-10}) or is a wildcard. Parsed once; a value that equals the whole text
 * always matches. Immutable.
 */
final class TextCondition {
  private final String written;
  private final TextTerm[][] alternatives;

  private TextCondition(String written, TextTerm[][] alternatives) {
    this.written = written;
    this.alternatives = alternatives;
  }

  static TextCondition compile(String text) {
    List<TextTerm[]> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|", -1)) {
      List<TextTerm> terms = new ArrayList<>();
      for (String term : alternative.split("&", -1)) {
        terms.add(TextTerm.compile(term.strip()));
      }
      alternatives.add(terms.toArray(TextTerm[]::new));
    }
    return new TextCondition(text, alternatives.toArray(TextTerm[][]::new));
  }

  boolean matches(@Nullable Node value) {
    if (value instanceof StringNode(String text) && text.equals(written)) {
      return true;
    }
    for (TextTerm[] all : alternatives) {
      if (matchAll(all, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchAll(TextTerm[] terms, @Nullable Node value) {
    for (TextTerm term : terms) {
      if (!term.matches(value)) {
        return false;
      }
    }
    return true;
  }
}
