package dev.ephor.engine.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Makes CEL that speaks of a pod speak of a pod template: {@code object.spec} becomes {@code
 * object.spec.template.spec}, and so for {@code metadata} and {@code oldObject}.
 *
 * <p>{@code object.metadata.namespace} stays, for a template has no namespace of its own. Works on
 * tokens, so that literals, comments and longer names stay as they are.
 */
final class AutogenCel {
  private static final Set<String> OBJECTS = Set.of("object", "oldObject");
  private static final Set<String> PARTS = Set.of("spec", "metadata");

  /** The type of what mutations make. */
  private static final String TYPE = "Object";

  private final AutogenPlace place;
  private final String prefix;

  AutogenCel(AutogenPlace place) {
    this.place = place;
    this.prefix = place.prefix();
  }

  /** A name, a literal or a sign other than white space; comments are no tokens. */
  private record Token(int start, int end, String text) {}

  /** A text to put in at a place. */
  private record Insertion(int at, String text) {}

  /** Rewrites an expression that reads the resource. */
  String rewrite(String expression) {
    return apply(expression, references(tokens(expression), false));
  }

  /** Rewrites a condition of a policy that changes: of metadata, labels and annotations alone. */
  String rewriteCondition(String expression) {
    return apply(expression, references(tokens(expression), true));
  }

  /**
   * Rewrites an expression that makes a change: {@code Object{...}} is moved to where the kind
   * keeps its pod template, with the types in it. Reads as {@link #rewriteCondition}.
   */
  String rewriteMutation(String expression) {
    List<Token> tokens = tokens(expression);
    List<Insertion> out = references(tokens, true);
    for (int i = 0; i < tokens.size(); i++) {
      if (is(tokens, i, TYPE) && !is(tokens, i - 1, ".")) {
        addType(tokens, i, out);
      }
    }
    out.sort(Comparator.comparingInt(Insertion::at));
    return apply(expression, out);
  }

  private void addType(List<Token> tokens, int i, List<Insertion> out) {
    if (is(tokens, i + 1, ".") && isPart(tokens, i + 2)) {
      out.add(new Insertion(tokens.get(i + 1).end(), prefix));
    } else if (is(tokens, i + 1, "{") && !is(tokens, i + 2, "}")) {
      int close = closing(tokens, i + 1);
      if (close > 0) {
        out.add(new Insertion(tokens.get(i + 1).end(), place.openingType(TYPE)));
        out.add(new Insertion(tokens.get(close).start(), "}".repeat(place.path().size())));
      }
    }
  }

  /** Index of the brace that closes the one at {@code open}; -1 when there is none. */
  private static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += is(tokens, i, "{") ? 1 : 0;
      depth -= is(tokens, i, "}") ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private List<Insertion> references(List<Token> tokens, boolean changes) {
    List<Insertion> out = new ArrayList<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      int dot = i + 1;
      if (isObject(tokens, i) && is(tokens, dot, ".")) {
        int part = is(tokens, dot + 1, "?") ? dot + 2 : dot + 1;
        if (changes ? isShared(tokens, part) : isPart(tokens, part) && !isNamespace(tokens, part)) {
          out.add(new Insertion(tokens.get(dot).end(), prefix));
        }
      }
    }
    return out;
  }

  private static String apply(String expression, List<Insertion> insertions) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (Insertion insertion : insertions) {
      out.append(expression, done, insertion.at()).append(insertion.text());
      done = insertion.at();
    }
    return out.append(expression, done, expression.length()).toString();
  }

  private static boolean isPart(List<Token> tokens, int i) {
    return i < tokens.size() && PARTS.contains(tokens.get(i).text());
  }

  /** Whether token {@code i} is the resource, and not a field or variable of the same name. */
  private static boolean isObject(List<Token> tokens, int i) {
    if (!OBJECTS.contains(tokens.get(i).text())) {
      return false;
    }
    if (!is(tokens, i - 1, ".")) {
      return true;
    }
    return is(tokens, i - 2, "request") && !is(tokens, i - 3, ".");
  }

  /** Whether part {@code i} is what policies that change look for in the template. */
  private static boolean isShared(List<Token> tokens, int i) {
    return is(tokens, i, "spec")
        || (is(tokens, i, "metadata")
            && is(tokens, i + 1, ".")
            && (is(tokens, i + 2, "labels") || is(tokens, i + 2, "annotations")));
  }

  private static boolean isNamespace(List<Token> tokens, int part) {
    return is(tokens, part, "metadata")
        && is(tokens, part + 1, ".")
        && is(tokens, is(tokens, part + 2, "?") ? part + 3 : part + 2, "namespace");
  }

  private static boolean is(List<Token> tokens, int i, String text) {
    return i >= 0 && i < tokens.size() && tokens.get(i).text().equals(text);
  }

  private static List<Token> tokens(String text) {
    List<Token> out = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (Character.isWhitespace(c)) {
        at = end;
        continue;
      }
      if (text.startsWith("//", at)) {
        at = lineEnd(text, at);
        continue;
      }
      if (isNameStart(c)) {
        end = nameEnd(text, at);
        if (isRawPrefix(text, at, end)) {
          end = literalEnd(text, end, isRaw(text, at, end));
        }
      } else if (isQuote(c)) {
        end = literalEnd(text, at, false);
      }
      out.add(new Token(at, end, text.substring(at, end)));
      at = end;
    }
    return out;
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static int nameEnd(String text, int at) {
    int end = at;
    while (end < text.length()
        && (isNameStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** Whether the name is the r, b, or both of a literal: a quote follows at once. */
  private static boolean isRawPrefix(String text, int at, int end) {
    return end < text.length()
        && isQuote(text.charAt(end))
        && end - at <= 2
        && text.substring(at, end).chars().allMatch(c -> "rRbB".indexOf(c) >= 0);
  }

  private static boolean isRaw(String text, int at, int end) {
    return text.substring(at, end).chars().anyMatch(c -> c == 'r' || c == 'R');
  }

  private static int lineEnd(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /**
   * Behind the closing quote of the literal that opens at {@code at}; the text's end without one.
   */
  private static int literalEnd(String text, int at, boolean raw) {
    String one = text.substring(at, at + 1);
    String quote = text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    int end = at + quote.length();
    while (end < text.length() && !text.startsWith(quote, end)) {
      end += text.charAt(end) == '\\' && !raw ? 2 : 1;
    }
    return Math.min(text.length(), end + quote.length());
  }
}
