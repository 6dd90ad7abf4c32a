package dev.ephor.engine.outcome;

/**
 * What a violation leads to at admission. Reports are written in every case but for {@code warn}
 * alone.
 */
public record Consequence(boolean deny, boolean audit, boolean warn) {
  public static final Consequence DENY = new Consequence(true, false, false);
  public static final Consequence AUDIT = new Consequence(false, true, false);
}
