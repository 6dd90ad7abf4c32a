package dev.ephor.engine.plan;

import dev.ephor.document.Diagnostic;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are compiled when a resource first reaches them, and then kept: a policy for pods has
 * rules for every kind of controller, most of which a run never meets. Safe for use by many
 * threads; at most one of them compiles.
 */
public final class LaterSteps {
  private final Supplier<Compiled> compiler;
  private volatile @Nullable Compiled compiled;

  /**
   * @param mistakes why the steps cannot be run; empty when they can
   */
  public record Compiled(List<Step> steps, List<Diagnostic> mistakes) {
    public Compiled {
      steps = List.copyOf(steps);
      mistakes = List.copyOf(mistakes);
    }
  }

  public LaterSteps(Supplier<Compiled> compiler) {
    this.compiler = compiler;
  }

  public Compiled get() {
    Compiled known = compiled;
    return known == null ? compile() : known;
  }

  private synchronized Compiled compile() {
    Compiled known = compiled;
    if (known == null) {
      known = compiler.get();
      compiled = known;
    }
    return known;
  }
}
