package dev.ephor.engine;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.PolicyMeta;
import java.util.List;

/** Compiling never throws and never drops a policy: a broken one stays known with its reasons. */
public sealed interface CompiledPolicy {
  PolicyMeta meta();

  /** Warnings of a ready policy; all mistakes of a broken one. */
  List<Diagnostic> diagnostics();

  record Ready(PolicyPlan plan, List<Diagnostic> diagnostics) implements CompiledPolicy {
    public Ready {
      diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public PolicyMeta meta() {
      return plan.meta();
    }
  }

  /** Its failurePolicy answers for every request: an error of each evaluation. */
  record Broken(PolicyMeta meta, FailurePolicy failurePolicy, List<Diagnostic> diagnostics)
      implements CompiledPolicy {
    public Broken {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
