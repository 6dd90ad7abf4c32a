package dev.ephor.engine.pattern;

import java.util.Optional;

/**
 * A key of a pattern or an overlay, its anchor taken off.
 *
 * @param name the resource's key
 */
public record AnchoredKey(Optional<Anchor> anchor, String name) {

  /** Reads a key; what is no well-formed anchor is a plain key, brackets included. */
  public static AnchoredKey parse(String key) {
    String text = key.strip();
    int open = text.indexOf('(');
    if (open < 0 || open > 1 || !text.endsWith(")") || text.length() < open + 3) {
      return plain(key);
    }
    Optional<Anchor> anchor =
        open == 0 ? Optional.of(Anchor.CONDITION) : withModifier(text.charAt(0));
    return anchor.isEmpty()
        ? plain(key)
        : new AnchoredKey(anchor, text.substring(open + 1, text.length() - 1));
  }

  private static AnchoredKey plain(String key) {
    return new AnchoredKey(Optional.empty(), key);
  }

  private static Optional<Anchor> withModifier(char modifier) {
    return switch (modifier) {
      case '=' -> Optional.of(Anchor.EQUALITY);
      case '^' -> Optional.of(Anchor.EXISTENCE);
      case 'X' -> Optional.of(Anchor.NEGATION);
      case '<' -> Optional.of(Anchor.GLOBAL);
      case '+' -> Optional.of(Anchor.ADD);
      default -> Optional.empty();
    };
  }

  public boolean is(Anchor wanted) {
    return anchor.isPresent() && anchor.get() == wanted;
  }
}
