package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    checks.noNamespace();
    checks.neverRuns(spec);
    spec.source()
        .child("validationFailureActionOverrides")
        .ifPresent(found -> OverrideChecks.check(found, spec.findings()));
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

  /** Kyverno refuses it; the API server would put the policy beside all namespaces. */
  private void noNamespace() {
    Fragment root = policy.meta().source().fragment();
    if (!policy.id().kind().namespaced()) {
      root.child("metadata")
          .flatMap(meta -> meta.child("namespace"))
          .filter(namespace -> !Texts.of(namespace).isEmpty())
          .ifPresent(namespace ->
              PolicyMistake.NAMESPACED.warn(
                  namespace,
                  findings,
                  "a ClusterPolicy has no namespace",
                  "remove `namespace`, or make it a Policy"));
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
    MatchBlock match = rule.selection().match();
    MatchBlock exclude = rule.selection().exclude();
    if (policy.id().kind().namespaced()) {
      for (MatchBlock block : List.of(match, exclude)) {
        block.filters().forEach(filter -> filter.resources().ifPresent(this::ownNamespaceOnly));
      }
    }
    if (policy.spec().background()) {
      BackgroundChecks.noUsers(match, findings);
      BackgroundChecks.noUsers(exclude, findings);
      BackgroundChecks.noWildcardKind(match, findings);
      BackgroundChecks.noWildcardKind(exclude, findings);
      BackgroundChecks.noUserVariables(rule.source(), findings);
    }
    noVariables(match);
    noVariables(exclude);
    MatchChecks.check(rule, findings);
    ConditionChecks.check(rule, findings);
    new BodyChecks(policy.id(), findings).check(rule);
    ImageChecks.extractors(rule, findings);
    switch (rule.body()) {
      case RuleBody.Mutate mutate -> targetOnlyInTargets(rule, mutate);
      case RuleBody.Generate generate -> {
        noWildcardKind(match, "generate");
        generateInOwnNamespace(generate);
      }
      case RuleBody.VerifyImages verify -> {
        noWildcardKind(match, "verifyImages");
        ImageChecks.check(policy.spec(), rule, verify, findings);
      }
      case RuleBody.Validate _ when policy.spec().background() ->
          BackgroundChecks.noSubresources(match, findings);
      case RuleBody.Validate _ -> {}
    }
  }

  /** Match blocks are evaluated before there is a context. */
  private void noVariables(MatchBlock block) {
    block.filters().forEach(filter -> noVariables(filter.source()));
  }

  private void noVariables(Fragment source) {
    if (Texts.hasVariable(Texts.of(source))) {
      PolicyMistake.MISPLACED_VARIABLE.at(
          source,
          findings,
          "variables cannot be used in `match` and `exclude`",
          "move the comparison into `preconditions`");
    }
    source.children().forEach(this::noVariables);
  }

  /** The targets are looked up after the rule's own context and preconditions. */
  private void targetOnlyInTargets(Rule rule, RuleBody.Mutate mutate) {
    if (mutate.rule().targets().isEmpty()) {
      return;
    }
    rule.source().child("context").ifPresent(this::noTarget);
    rule.source().child("preconditions").ifPresent(this::noTarget);
    for (MutateRule.Target target : mutate.rule().targets()) {
      for (String field : List.of("apiVersion", "kind", "namespace", "name", "uid")) {
        target.source().child(field).ifPresent(this::noTarget);
      }
    }
  }

  private void noTarget(Fragment source) {
    if (Variables.in(Texts.of(source)).stream().anyMatch(text -> text.startsWith("target."))) {
      PolicyMistake.MISPLACED_VARIABLE.at(
          source,
          findings,
          "variable `target` is not known yet",
          "use it in the target's own `context` and `preconditions`");
    }
    source.children().forEach(this::noTarget);
  }

  private void generateInOwnNamespace(RuleBody.Generate generate) {
    if (!policy.id().kind().namespaced()) {
      return;
    }
    List<GenerateRule.Item> items = new ArrayList<>(generate.rule().item().stream().toList());
    generate.rule().foreach().forEach(entry -> items.add(entry.item()));
    for (GenerateRule.Item item : items) {
      ownNamespace(generate.source(), item.target().namespace());
      switch (item.origin()) {
        case GenerateRule.Clone clone -> ownNamespace(generate.source(), clone.namespace());
        case GenerateRule.CloneList list -> ownNamespace(generate.source(), list.namespace());
        case GenerateRule.Data _, GenerateRule.NoContent _ -> {}
      }
    }
  }

  private void ownNamespace(Fragment generate, Optional<Fragment> namespace) {
    String own = policy.id().namespace();
    if (namespace.map(Texts::of).filter(own::equals).isEmpty()) {
      PolicyMistake.NAMESPACED.at(
          namespace.orElse(generate),
          findings,
          "a Policy generates from and into its own namespace only",
          "set `namespace` to `" + own + "`, or make it a ClusterPolicy");
    }
  }

  private void noWildcardKind(MatchBlock match, String body) {
    for (Fragment kind : BackgroundChecks.kinds(match)) {
      if (Texts.of(kind).equals("*")) {
        PolicyMistake.MATCH_BLOCK.at(
            kind,
            findings,
            "`" + body + "` cannot be used with kind `*`",
            "name the kinds that are meant");
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
}
