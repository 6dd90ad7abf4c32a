package dev.ephor.engine.pattern;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import java.util.List;

/**
 * A compiled validate pattern: the form of a resource, with anchors in its keys and conditions in
 * its texts. Immutable; matching is reentrant.
 *
 * <p>Behaviour follows Kyverno 1.19. Keys with anchors come first: conditions, then the other
 * anchors in the order of their text; then the keys below which there are anchors, last of all the
 * rest. The first failure in that order is the one that is reported.
 *
 * <p>Where several labels or annotations fit a key with a wildcard, Kyverno picks one at random;
 * here all of them must match, except that a condition or global anchor needs only one.
 */
public final class Pattern {
  private final PatternNode root;

  private Pattern(PatternNode root) {
    this.root = root;
  }

  /** A pattern that may be used, or why it may not. */
  public sealed interface Compiled {
    record Ready(Pattern pattern) implements Compiled {}

    record Broken(List<Diagnostic> diagnostics) implements Compiled {
      public Broken {
        diagnostics = List.copyOf(diagnostics);
      }
    }
  }

  public static Compiled compile(Node pattern) {
    return compile(Fragment.synthetic(pattern));
  }

  /** Compiles; never throws. All mistakes are reported, up to a limit. */
  public static Compiled compile(Fragment pattern) {
    PatternCompiler compiler = new PatternCompiler();
    PatternNode root = compiler.compile(pattern);
    return compiler.diagnostics().isEmpty()
        ? new Compiled.Ready(new Pattern(root))
        : new Compiled.Broken(compiler.diagnostics());
  }

  public PatternResult match(Node resource) {
    return run(new Matching(), resource);
  }

  /** As {@link #match(Node)}, telling {@code trace} what was compared. */
  public PatternResult match(Node resource, PatternTrace trace) {
    return run(new Matching(trace), resource);
  }

  private PatternResult run(Matching matching, Node resource) {
    Outcome outcome = root.visit(resource, matching);
    return outcome == Outcome.PASS ? PatternResult.PASS : matching.result(outcome);
  }
}
