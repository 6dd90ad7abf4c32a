package dev.ephor.engine.pattern;

/** What the brackets around a key of a pattern or an overlay mean. */
public enum Anchor {
  /** {@code (key)}: the siblings apply only where this matches. */
  CONDITION("("),
  /** {@code =(key)}: matches when the key is absent, else its value must match. */
  EQUALITY("=("),
  /** {@code ^(key)}: at least one element of the list must match. */
  EXISTENCE("^("),
  /** {@code X(key)}: the key must be absent. */
  NEGATION("X("),
  /** {@code <(key)}: the whole rule applies only where this matches. */
  GLOBAL("<("),
  /** {@code +(key)}: set only when absent; for mutation alone. */
  ADD("+(");

  private final String prefix;

  Anchor(String prefix) {
    this.prefix = prefix;
  }

  /** {@code key} with this anchor around it, as a policy writes it. */
  public String around(String key) {
    return prefix + key + ")";
  }
}
