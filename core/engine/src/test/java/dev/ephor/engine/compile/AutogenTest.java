package dev.ephor.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.SourceLocation;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.PolicyReader;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingPolicy;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AutogenTest {
  private static final String META = "metadata: {name: p}\n";

  @TestFactory
  Stream<DynamicTest> generatesRules() {
    return Cases.in("autogen/rules").tests(AutogenTest::checkRules);
  }

  private static void checkRules(Case c) {
    c.allowOnly("controllers", "rules", "want", "names", "compat");
    String annotations =
        c.optionalText("controllers")
            .map(text -> ", annotations: {" + AutogenControllers.ANNOTATION + ": '" + text + "'}")
            .orElse("");
    String head = "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p";
    String text =
        head
            + annotations
            + "}\nspec:\n  background: false\n  rules:\n"
            + c.text("rules").indent(2);
    List<Rule> rules = Autogen.rules((RulePolicy) policy(text));
    if (c.has("want")) {
      List<Node> sources = rules.stream().map(rule -> rule.source().node()).toList();
      assertThat(sources).containsExactlyElementsOf(elements(c.text("want")));
      assertThat(rules).extracting(Rule::name).isEqualTo(names(sources));
    } else {
      assertThat(kindsByName(rules)).isEqualTo(c.map("names"));
    }
  }

  private static List<String> names(List<Node> rules) {
    return rules.stream().map(rule -> ((ObjectNode) rule).text("name", "")).toList();
  }

  private static Map<String, Object> kindsByName(List<Rule> rules) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Rule rule : rules) {
      out.put(
          rule.name(),
          rule.selection().match().filters().stream()
              .flatMap(filter -> filter.resources().stream())
              .map(resources -> {
                List<String> kinds = new ArrayList<>();
                resources.kinds().forEach(kind -> kinds.add(kind.text()));
                return String.join(" ", kinds);
              })
              .toList());
    }
    return out;
  }

  @TestFactory
  Stream<DynamicTest> rewritesCel() {
    return Cases.in("autogen/cel")
        .tests(c -> {
          c.allowOnly("cel", "template", "cronjob");
          String cel = c.text("cel");
          assertThat(new AutogenCel(AutogenPlace.TEMPLATE).rewrite(cel))
              .isEqualTo(c.text("template", cel));
          assertThat(new AutogenCel(AutogenPlace.JOB_TEMPLATE).rewrite(cel))
              .isEqualTo(
                  c.text(
                      "cronjob",
                      c.text("template", cel)
                          .replace("spec.template.", "spec.jobTemplate.spec.template.")));
        });
  }

  @TestFactory
  Stream<DynamicTest> rewritesMutations() {
    return Cases.in("autogen/mutations")
        .tests(c -> {
          c.allowOnly("cel", "template", "cronjob", "compat");
          String cel = c.text("cel");
          assertThat(new AutogenCel(AutogenPlace.TEMPLATE).rewriteMutation(cel))
              .isEqualTo(c.text("template", cel));
          if (c.has("cronjob")) {
            assertThat(new AutogenCel(AutogenPlace.JOB_TEMPLATE).rewriteMutation(cel))
                .isEqualTo(c.text("cronjob"));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> generatesPolicies() {
    return Cases.in("autogen/variants").tests(AutogenTest::checkVariants);
  }

  private static void checkVariants(Case c) {
    c.allowOnly("kind", "spec", "want", "resources", "compat");
    String head = "apiVersion: policies.kyverno.io/v1\nkind: " + c.text("kind") + "\n" + META;
    Policy policy = policy(head + "spec:\n" + c.text("spec").indent(2));
    Map<String, Node> specs = new LinkedHashMap<>();
    Map<String, String> resources = new LinkedHashMap<>();
    for (AutogenVariant<?> variant : variants(policy)) {
      ObjectNode spec = ((ObjectNode) variant.policy().meta().source().root()).object("spec");
      specs.put(variant.name(), spec);
      resources.put(
          variant.name(),
          String.join(" ", variant.targets().stream().map(AutogenTarget::resource).toList()));
    }
    if (c.has("want")) {
      Map<String, Node> want = new LinkedHashMap<>();
      ObjectNode expected = (ObjectNode) document(c.text("want")).root();
      expected.keys().forEach(name -> want.put(name, expected.object(name)));
      assertThat(specs).isEqualTo(want);
    } else {
      assertThat(resources).isEqualTo(c.map("resources"));
    }
  }

  private static List<? extends AutogenVariant<?>> variants(Policy policy) {
    return switch (policy) {
      case ValidatingPolicy validating -> Autogen.variants(validating);
      case ImageValidatingPolicy images -> Autogen.variants(images);
      case MutatingPolicy mutating -> Autogen.variants(mutating);
      default -> throw new AssertionError("no variants of " + policy.id());
    };
  }

  @Test
  void keepsThePlacesOfTheWrittenRule() {
    RulePolicy policy =
        (RulePolicy)
            policy(
                """
                apiVersion: kyverno.io/v1
                kind: ClusterPolicy
                metadata: {name: p}
                spec:
                  rules:
                  - name: other
                    match: {any: [{resources: {kinds: [Service]}}]}
                    validate: {message: m, deny: {}}
                  - name: a
                    match: {any: [{resources: {kinds: [Pod]}}]}
                    validate:
                      message: m
                      pattern:
                        spec:
                          hostNetwork: false
                """);
    Rule rule = Autogen.rules(policy).getLast();
    RuleBody.Validate body = (RuleBody.Validate) rule.body();
    RuleBody.PatternCheck check = (RuleBody.PatternCheck) body.check();

    assertThat(rule.name()).isEqualTo("autogen-cronjob-a");
    assertThat(rule.source().at()).isEqualTo(new SourceLocation("p.yaml", 9, 5, "/spec/rules/1"));
    assertThat(
            Stream.of("spec", "jobTemplate", "spec", "template", "spec", "hostNetwork")
                .reduce(
                    check.pattern(),
                    (fragment, field) -> fragment.child(field).orElseThrow(),
                    (_, last) -> last)
                .at()
                .line())
        .isEqualTo(15);
  }

  private static List<Node> elements(String yaml) {
    return ((ObjectNode) document("list:\n" + yaml).root()).array("list").asList();
  }

  static Policy policy(String yaml) {
    PolicyReadResult result = new PolicyReader().read(document(yaml)).orElseThrow();
    assertThat(result.diagnostics()).isEmpty();
    return result.policy().orElseThrow();
  }

  static Document document(String yaml) {
    ReadResult result =
        new DocumentReader().readAll("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(result.diagnostics()).isEmpty();
    return result.documents().getFirst();
  }
}
