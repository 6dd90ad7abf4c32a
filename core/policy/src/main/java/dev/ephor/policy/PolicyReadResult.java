package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of one document that claims to be a policy: its record where the structure allowed
 * one, and all mistakes that were found. With a mistake of severity ERROR the policy is broken,
 * even when a record could be made.
 */
public record PolicyReadResult(
    PolicyMeta meta, Optional<Policy> policy, List<Diagnostic> diagnostics) {
  public PolicyReadResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
