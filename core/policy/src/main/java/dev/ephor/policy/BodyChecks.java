package dev.ephor.policy;

import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.StructureMistake;
import java.util.ArrayList;
import java.util.List;

/** Fields of a rule's body that are needed, or mean nothing, because of others. */
final class BodyChecks {
  private final PolicyId policy;
  private final Findings findings;

  BodyChecks(PolicyId policy, Findings findings) {
    this.policy = policy;
    this.findings = findings;
  }

  void check(Rule rule) {
    RuleTrees.all(rule).forEach(tree -> LabelSyntax.texts(tree, findings));
    cel(rule);
    switch (rule.body()) {
      case RuleBody.Validate validate -> validate(validate);
      case RuleBody.Mutate mutate -> ownTargets(mutate);
      case RuleBody.Generate generate -> generate(generate);
      case RuleBody.VerifyImages _ -> {}
    }
  }

  /** CEL sees no context, and its preconditions are only for it. */
  private void cel(Rule rule) {
    boolean cel =
        rule.body() instanceof RuleBody.Validate validate
            && validate.check() instanceof RuleBody.CelCheck;
    if (!cel) {
      forbid(
          rule.source(),
          "celPreconditions",
          "`celPreconditions` is for `validate.cel`",
          "use `preconditions`");
    } else if (!rule.context().isEmpty()) {
      forbid(
          rule.source(), "context", "`context` is not known to `validate.cel`", "use `variables`");
    }
  }

  private void forbid(Fragment source, String field, String message, String help) {
    source
        .child(field)
        .ifPresent(found -> PolicyMistake.NOT_SUPPORTED.at(found.keyAt(), findings, message, help));
  }

  private void validate(RuleBody.Validate validate) {
    validate
        .source()
        .child("failureActionOverrides")
        .ifPresent(found -> OverrideChecks.check(found, findings));
    if (validate.check() instanceof RuleBody.ManifestsCheck manifests
        && manifests.attestors().isEmpty()) {
      missing("attestors", manifests.source(), "add who must have signed");
    }
  }

  /** A Policy changes existing resources of its own namespace only. */
  private void ownTargets(RuleBody.Mutate mutate) {
    if (!policy.kind().namespaced()) {
      return;
    }
    for (MutateRule.Target target : mutate.rule().targets()) {
      target
          .resource()
          .namespace()
          .filter(found -> !Texts.of(found).equals(policy.namespace()))
          .ifPresent(found ->
              PolicyMistake.NAMESPACED.at(
                  found,
                  findings,
                  "a Policy changes resources of its own namespace only",
                  "remove `namespace`, or make it a ClusterPolicy"));
    }
  }

  private void generate(RuleBody.Generate generate) {
    generate.rule().item().ifPresent(item -> item(item, generate.source()));
    generate.rule().foreach().forEach(entry -> item(entry.item(), entry.source()));
  }

  private void item(GenerateRule.Item item, Fragment source) {
    switch (item.origin()) {
      case GenerateRule.Data(Fragment content) -> {
        apiVersion(item, source);
        noAnchors(content);
      }
      case GenerateRule.Clone _ -> apiVersion(item, source);
      case GenerateRule.CloneList list -> {
        if (list.kinds().isEmpty()) {
          missing("kinds", source.child("cloneList").orElse(source), "list what is copied");
        }
      }
      case GenerateRule.NoContent _ -> {}
    }
  }

  private void apiVersion(GenerateRule.Item item, Fragment source) {
    if (item.target().apiVersion().isEmpty()) {
      missing("apiVersion", source, "add group and version of the kind, such as `v1`");
    }
  }

  private void missing(String field, Fragment at, String help) {
    findings.error(
        StructureMistake.MISSING_FIELD.number(), at.at(), "field `" + field + "` is missing", help);
  }

  private void noAnchors(Fragment tree) {
    List<Fragment> open = new ArrayList<>(List.of(tree));
    while (!open.isEmpty()) {
      for (Fragment member : open.removeLast().children()) {
        if (RuleTrees.isAnchored(member.name())) {
          PolicyMistake.GENERATE_TARGET.at(
              member.keyAt(),
              findings,
              "anchor `" + member.name() + "` cannot stand in `data`",
              "`data` is the resource itself; use `preconditions`");
        }
        open.add(member);
      }
    }
  }
}
