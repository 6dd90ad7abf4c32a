package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One rule of a ClusterPolicy or Policy. */
public record Rule(
    String name,
    Selection selection,
    List<ContextEntry> context,
    Optional<Conditions> preconditions,
    List<NamedExpression> celPreconditions,
    RuleBody body,
    RuleOptions options,
    Fragment source) {

  public Rule {
    context = List.copyOf(context);
    celPreconditions = List.copyOf(celPreconditions);
  }

  /** What the rule is for: match without exclude. */
  public record Selection(MatchBlock match, MatchBlock exclude) {}

  /** Fields that do not change what the rule decides. */
  public record RuleOptions(
      Map<String, String> reportProperties,
      List<ImageExtraction> imageExtractors,
      boolean skipBackgroundRequests) {
    public RuleOptions {
      reportProperties = Map.copyOf(reportProperties);
      imageExtractors = List.copyOf(imageExtractors);
    }
  }
}
