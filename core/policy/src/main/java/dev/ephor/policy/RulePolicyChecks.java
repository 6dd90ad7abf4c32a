package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;

/**
 * Mistakes of a ClusterPolicy or Policy that show only when its fields are seen together. The rules
 * are those of Kyverno's admission checks as its documentation and public cases show them.
 */
final class RulePolicyChecks {
  private static final int NAME_MAX = 63;

  private final RulePolicy policy;
  private final Findings findings;

  private RulePolicyChecks(RulePolicy policy, Findings findings) {
    this.policy = policy;
    this.findings = findings;
  }

  static void check(RulePolicy policy, FieldReader spec) {
    RulePolicyChecks checks = new RulePolicyChecks(policy, spec.findings());
    checks.name();
    checks.neverRuns(spec);
    policy.spec().rules().forEach(checks::rule);
  }

  private void name() {
    String name = policy.id().name();
    if (name.length() > NAME_MAX) {
      Fragment root = policy.meta().source().fragment();
      Fragment place = root.child("metadata").flatMap(meta -> meta.child("name")).orElse(root);
      PolicyMistake.NAME.at(
          place,
          findings,
          "policy name is " + name.length() + " characters long, more than " + NAME_MAX,
          "shorten the name");
    }
  }

  private void neverRuns(FieldReader spec) {
    RulePolicy.RulePolicySpec read = policy.spec();
    if (read.admission()) {
      return;
    }
    Fragment place = spec.source().child("admission").orElse(spec.source());
    if (!read.background()) {
      PolicyMistake.NEVER_RUNS.at(
          place,
          findings,
          "policy runs neither at admission nor in the background",
          "set `admission` or `background` to true");
    }
    for (Rule rule : read.rules()) {
      String only =
          switch (rule.body()) {
            case RuleBody.Validate _ -> "";
            case RuleBody.Mutate _ -> "mutate";
            case RuleBody.Generate _ -> "generate";
            case RuleBody.VerifyImages _ -> "verifyImages";
          };
      if (!only.isEmpty()) {
        PolicyMistake.NEVER_RUNS.at(
            rule.source(),
            findings,
            "rule `" + rule.name() + "` with `" + only + "` runs at admission only",
            "set `admission` to true");
      }
    }
  }

  private void rule(Rule rule) {
    List<MatchBlock.ResourceFilter> filters = new ArrayList<>(rule.selection().match().filters());
    filters.addAll(rule.selection().exclude().filters());
    for (MatchBlock.ResourceFilter filter : filters) {
      if (policy.id().kind().namespaced()) {
        filter.resources().ifPresent(this::ownNamespaceOnly);
      }
      if (policy.spec().background()) {
        noUsersInBackground(filter);
      }
    }
  }

  private void ownNamespaceOnly(MatchBlock.ResourceDescription resources) {
    if (!resources.namespaces().isEmpty()) {
      PolicyMistake.NAMESPACED.at(
          resources.source().child("namespaces").orElse(resources.source()),
          findings,
          "a Policy selects resources of its own namespace only",
          "remove `namespaces`, or make it a ClusterPolicy");
    }
  }

  private void noUsersInBackground(MatchBlock.ResourceFilter filter) {
    for (String field : List.of("roles", "clusterRoles", "subjects")) {
      filter
          .source()
          .child(field)
          .filter(_ -> !filter.users().isEmpty())
          .ifPresent(place ->
              PolicyMistake.BACKGROUND.at(
                  place,
                  findings,
                  "`" + field + "` is not known to background scans",
                  "set `background` to false"));
    }
  }
}
