package dev.ephor.engine.decide;

import java.util.List;

/**
 * The answer to a request.
 *
 * @param message why it is denied; empty when it is allowed
 * @param warnings texts that the client shows to its user
 */
public record Verdict(boolean allowed, String message, List<String> warnings) {
  public Verdict {
    warnings = List.copyOf(warnings);
  }
}
