package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What fields mean, above all those that are missing and those that have older names. */
class RecordsTest {
  private static final String RULE =
      """
        rules:
        - name: one
          match: {any: [{resources: {kinds: [Pod]}}]}
      """;

  private static RulePolicy.RulePolicySpec spec(String yaml) {
    String head = "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n";
    return ((RulePolicy) Texting.policy(head + yaml.indent(2))).spec();
  }

  private static Rule rule(String yaml) {
    return spec(RULE + yaml.indent(4)).rules().getFirst();
  }

  private static RuleBody.Check check(String yaml) {
    return ((RuleBody.Validate) rule("validate:\n" + yaml.indent(2)).body()).check();
  }

  private static ValidatingPolicy validating(String yaml) {
    String head =
        "apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nmetadata: {name: a}\nspec:\n";
    return (ValidatingPolicy) Texting.policy(head + yaml.indent(2));
  }

  private static List<String> texts(List<Fragment> fragments) {
    return fragments.stream().map(Texts::of).toList();
  }

  @Test
  void policyHasTheDefaultsOfKyverno() {
    RulePolicy.RulePolicySpec spec = spec("rules: []");
    assertThat(spec.failureAction()).isEqualTo(FailureAction.AUDIT);
    assertThat(spec.failurePolicy()).isEqualTo(FailurePolicy.FAIL);
    assertThat(spec.admission()).isTrue();
    assertThat(spec.background()).isTrue();
    assertThat(spec.applyOne()).isFalse();
    assertThat(spec.emitWarning()).isFalse();
    assertThat(spec.webhook().timeoutSeconds()).isEmpty();
    assertThat(spec.existing()).isEqualTo(new RulePolicy.ExistingOptions(false, false, false));
  }

  @Test
  void webhookConfigurationGoesBeforeOlderFields() {
    RulePolicy.RulePolicySpec spec =
        spec(
            """
            failurePolicy: Fail
            webhookTimeoutSeconds: 5
            webhookConfiguration: {failurePolicy: Ignore, timeoutSeconds: 7}
            """);
    assertThat(spec.failurePolicy()).isEqualTo(FailurePolicy.IGNORE);
    assertThat(spec.webhook().timeoutSeconds()).contains(7);
  }

  @Test
  void olderFieldsCountWithoutWebhookConfiguration() {
    RulePolicy.RulePolicySpec spec =
        spec("failurePolicy: Ignore\nwebhookTimeoutSeconds: 5\nvalidationFailureAction: enforce");
    assertThat(spec.failurePolicy()).isEqualTo(FailurePolicy.IGNORE);
    assertThat(spec.webhook().timeoutSeconds()).contains(5);
    assertThat(spec.failureAction()).isEqualTo(FailureAction.ENFORCE);
  }

  @Test
  void namespacedPolicyWithoutNamespaceIsInDefault() {
    Policy policy =
        Texting.policy("apiVersion: kyverno.io/v1\nkind: Policy\nmetadata: {name: a}\nspec: {}");
    assertThat(policy.id().qualifiedName()).isEqualTo("default/a");
  }

  @Test
  void clusterPolicyHasNoNamespace() {
    Policy policy =
        Texting.policy(
            "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n"
                + "metadata: {name: a, labels: {x: z}, annotations: {c: d}}\nspec: {}");
    assertThat(policy.id().qualifiedName()).isEqualTo("a");
    assertThat(policy.meta().labels()).containsEntry("x", "z");
    assertThat(policy.meta().annotation("c", "")).isEqualTo("d");
  }

  @Test
  void olderMatchIsOneFilterThatMustHold() {
    MatchBlock match =
        spec("""
        background: false
        rules:
        - name: one
          match: {resources: {kinds: [Pod], name: a}, clusterRoles: [admin]}
          validate: {deny: {}}
        """)
            .rules()
            .getFirst()
            .selection()
            .match();
    assertThat(match.mode()).isEqualTo(MatchBlock.Mode.ALL);
    assertThat(match.filters()).hasSize(1);
    assertThat(match.filters().getFirst().users().clusterRoles()).containsExactly("admin");
    assertThat(match.filters().getFirst().resources().orElseThrow().names()).containsExactly("a");
  }

  @Test
  void ruleWithoutExcludeHasAnEmptyBlock() {
    assertThat(rule("validate: {deny: {}}").selection().exclude().isEmpty()).isTrue();
  }

  @Test
  void validateRuleHasItsDefaults() {
    RuleBody.Validate validate = (RuleBody.Validate) rule("validate: {deny: {}}").body();
    assertThat(validate.failureAction()).isEmpty();
    assertThat(validate.allowExistingViolations()).isTrue();
    assertThat(validate.check()).isEqualTo(new RuleBody.DenyCheck(Optional.empty()));
    assertThat(rule("validate: {deny: {}}").options().skipBackgroundRequests()).isTrue();
  }

  @Test
  void preconditionsAsListAreAllOfThem() {
    Conditions conditions =
        rule("preconditions: [{key: a, operator: Equals, value: b}]\nvalidate: {deny: {}}")
            .preconditions()
            .orElseThrow();
    Conditions.Block block = conditions.blocks().getFirst();
    assertThat(block.any()).isEmpty();
    assertThat(block.all().orElseThrow().getFirst().value().node()).isEqualTo(StringNode.of("b"));
  }

  @Test
  void emptyAnyIsKeptApartFromNoAny() {
    Conditions.Block block =
        rule("preconditions: {any: []}\nvalidate: {deny: {}}")
            .preconditions()
            .orElseThrow()
            .blocks()
            .getFirst();
    assertThat(block.any()).contains(List.of());
    assertThat(block.all()).isEmpty();
  }

  @Test
  void listOfBlocksIsKeptAsBlocks() {
    RuleBody.DenyCheck deny =
        (RuleBody.DenyCheck)
            check(
                "deny: {conditions: [{any: [{key: a, operator: Equals, value: a}]},"
                    + " {all: [{key: b, operator: Equals, value: b}]}]}");
    assertThat(deny.conditions().orElseThrow().blocks()).hasSize(2);
  }

  @Test
  void anyPatternKeepsEachPatternWithItsPlace() {
    RuleBody.AnyPatternCheck check =
        (RuleBody.AnyPatternCheck) check("anyPattern: [{a: b}, {c: d}]");
    assertThat(check.patterns()).hasSize(2);
    assertThat(check.patterns().getLast().at().path())
        .isEqualTo("/spec/rules/0/validate/anyPattern/1");
  }

  @Test
  void nestedForeachIsACheckOfItsEntry() {
    RuleBody.ForeachCheck outer =
        (RuleBody.ForeachCheck)
            check("foreach: [{list: a, foreach: [{list: b, pattern: {c: d}}]}]");
    RuleBody.ForeachCheck inner = (RuleBody.ForeachCheck) outer.entries().getFirst().check();
    assertThat(inner.entries().getFirst().check()).isInstanceOf(RuleBody.PatternCheck.class);
  }

  @Test
  void podSecurityIsTyped() {
    RuleBody.PodSecurityCheck check =
        (RuleBody.PodSecurityCheck)
            check(
                "podSecurity: {level: restricted,"
                    + " exclude: [{controlName: Seccomp, restrictedField: a, values: [b]}]}");
    assertThat(check.settings().level()).isEqualTo(PodSecurity.Level.RESTRICTED);
    assertThat(check.settings().version()).isEqualTo("latest");
    assertThat(check.settings().exclude())
        .containsExactly(
            new PodSecurity.Exclusion("Seccomp", List.of(), Optional.of("a"), List.of("b")));
  }

  @Test
  void apiCallIsAGetWithoutAMethod() {
    ContextEntry entry =
        rule("context: [{name: a, apiCall: {urlPath: /api}}]\nvalidate: {deny: {}}")
            .context()
            .getFirst();
    assertThat(((ContextEntry.ApiCall) entry).method()).isEqualTo("GET");
  }

  @Test
  void defaultOfAVariableMayBeNull() {
    ContextEntry.Variable entry =
        (ContextEntry.Variable)
            rule("context: [{name: a, variable: {default: null}}]\nvalidate: {deny: {}}")
                .context()
                .getFirst();
    assertThat(entry.defaultValue().orElseThrow().node()).isEqualTo(NullNode.NULL);
    assertThat(entry.value()).isEmpty();
  }

  @Test
  void mutateForeachIsTyped() {
    RuleBody.Mutate mutate =
        (RuleBody.Mutate)
            rule("mutate: {foreach: [{list: a, order: Descending, patchesJson6902: b}]}").body();
    MutateRule.Foreach entry = ((MutateRule.ForeachStep) mutate.rule().step()).entries().getFirst();
    assertThat(entry.descending()).isTrue();
    assertThat(entry.step()).isInstanceOf(MutateRule.JsonPatch.class);
  }

  @Test
  void generateCloneListIsTyped() {
    RuleBody.Generate generate =
        (RuleBody.Generate)
            rule("generate: {namespace: a, synchronize: true, cloneList: {kinds: [v1/Secret]}}")
                .body();
    GenerateRule.CloneList list =
        (GenerateRule.CloneList) generate.rule().item().orElseThrow().origin();
    assertThat(texts(list.kinds())).containsExactly("v1/Secret");
    assertThat(generate.rule().synchronize()).isTrue();
  }

  @Test
  void validatingPolicyHasTheDefaultsOfKyverno() {
    ValidatingPolicy policy = validating("validations: [{expression: 'true'}]");
    assertThat(policy.failurePolicy()).isEqualTo(FailurePolicy.FAIL);
    assertThat(policy.validationActions())
        .isEqualTo(Set.of(ValidatingPolicy.ValidationAction.DENY));
    assertThat(policy.evaluation())
        .isEqualTo(
            new ValidatingPolicy.EvaluationOptions(
                ValidatingPolicy.EvaluationMode.KUBERNETES, true, true, Optional.empty(), false));
    assertThat(policy.autogenControllers()).isEmpty();
    assertThat(policy.matchConstraints().resourceRules()).isEmpty();
  }

  @Test
  void resourceRuleHasTheDefaultsOfKubernetes() {
    MatchConstraints constraints =
        validating("matchConstraints: {resourceRules: [{resources: [pods]}]}").matchConstraints();
    assertThat(constraints.matchPolicy()).isEqualTo(MatchConstraints.MatchPolicy.EQUIVALENT);
    assertThat(constraints.resourceRules().getFirst().scope()).isEqualTo("*");
  }

  @Test
  void emptyListOfControllersTurnsAutogenOff() {
    ValidatingPolicy policy = validating("autogen: {podControllers: {controllers: []}}");
    assertThat(policy.autogenControllers()).contains(List.of());
  }

  @Test
  void brokenPolicyStillHasARecord() {
    PolicyReadResult read =
        new PolicyReader()
            .read(
                Texting.document(
                    "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\n"
                        + "spec: {rules: [{name: b}, {name: c, match: {resources: {kinds: [Pod]}},"
                        + " validate: {deny: {}}}]}"))
            .orElseThrow();
    assertThat(read.diagnostics()).isNotEmpty();
    RulePolicy policy = (RulePolicy) read.policy().orElseThrow();
    assertThat(policy.spec().rules().stream().map(Rule::name)).containsExactly("c");
  }

  @Test
  void assertIsNoCheck() {
    assertThat(check("assert: {a: b}")).isInstanceOf(RuleBody.NoCheck.class);
  }
}
