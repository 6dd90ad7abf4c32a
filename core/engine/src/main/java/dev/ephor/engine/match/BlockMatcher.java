package dev.ephor.engine.match;

import dev.ephor.document.SourceLocation;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Match and exclude of a rule, with the namespace a namespaced policy is bound to. */
public final class BlockMatcher implements Matcher {
  private final String namespace;
  private final Block match;
  private final Block exclude;

  private record Block(
      MatchBlock.Mode mode,
      List<FilterMatcher> filters,
      List<SourceLocation> places,
      SourceLocation at) {
    static Block of(MatchBlock block) {
      List<FilterMatcher> filters = new ArrayList<>();
      List<SourceLocation> places = new ArrayList<>();
      for (MatchBlock.ResourceFilter filter : block.filters()) {
        filters.add(FilterMatcher.of(filter));
        places.add(filter.source().at());
      }
      return new Block(block.mode(), filters, places, block.source().at());
    }
  }

  private BlockMatcher(String namespace, Block match, Block exclude) {
    this.namespace = namespace;
    this.match = match;
    this.exclude = exclude;
  }

  /**
   * @param namespace of a namespaced policy, which is for resources of its own namespace only;
   *     empty for others
   */
  public static BlockMatcher of(Rule.Selection selection, String namespace) {
    return new BlockMatcher(namespace, Block.of(selection.match()), Block.of(selection.exclude()));
  }

  @Override
  public Match match(EvaluationContext context) {
    AdmissionAttributes attributes = context.attributes();
    Trace trace = context.trace();
    if (!namespace.isEmpty() && !namespace.equals(attributes.namespace())) {
      return new Match.No("the policy is for namespace `" + namespace + "`");
    }
    boolean usersKnown = !attributes.user().isEmpty();
    String mismatch = mismatch(match, attributes, usersKnown);
    if (trace != null) {
      record(trace, "match", match, attributes, usersKnown);
    }
    if (mismatch != null) {
      return new Match.No(mismatch);
    }
    if (exclude.filters.isEmpty()) {
      return Match.YES;
    }
    // An exclusion must be proven: who is not known is not excluded as a user.
    boolean excluded = mismatch(exclude, attributes, true) == null;
    if (trace != null) {
      record(trace, "exclude", exclude, attributes, true);
    }
    return excluded ? new Match.No("the resource is excluded") : Match.YES;
  }

  private static @Nullable String mismatch(
      Block block, AdmissionAttributes attributes, boolean usersKnown) {
    String first = block.filters.isEmpty() ? "match is empty" : null;
    for (FilterMatcher filter : block.filters) {
      String reason = filter.mismatch(attributes, usersKnown);
      boolean any = block.mode == MatchBlock.Mode.ANY;
      if (any && reason == null) {
        return null;
      }
      if (!any && reason != null) {
        return reason;
      }
      first = first == null ? reason : first;
    }
    return first;
  }

  private static void record(
      Trace trace, String name, Block block, AdmissionAttributes attributes, boolean usersKnown) {
    boolean holds = mismatch(block, attributes, usersKnown) == null;
    String label = name + (block.mode == MatchBlock.Mode.ANY ? " any" : " all");
    Trace.Entry entry = trace.open(label, block.at);
    for (int i = 0; i < block.filters.size(); i++) {
      String reason = block.filters.get(i).mismatch(attributes, usersKnown);
      Trace.Verdict verdict = reason == null ? Trace.Verdict.HOLDS : Trace.Verdict.FAILS;
      trace.leaf("filter " + (i + 1), block.places.get(i), verdict, reason == null ? "" : reason);
    }
    trace.close();
    entry.result(holds ? Trace.Verdict.HOLDS : Trace.Verdict.FAILS, "");
  }
}
