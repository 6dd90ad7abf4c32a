package dev.ephor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import dev.ephor.engine.decide.Decider;
import dev.ephor.engine.decide.Verdict;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.payload.PayloadFormat;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.jmespath.Environment;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.BindingReader;
import dev.ephor.policy.ExceptionReader;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.PolicyId;
import dev.ephor.policy.PolicyReader;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Policies against resources, from text to outcome. A case gives {@code policy} (one or several
 * documents) and {@code resource} as YAML text and {@code want}: one line for each result, {@code
 * rule: outcome: message}, where the message may be left out.
 */
class EvaluationCasesTest {
  private static final DocumentReader READER = new DocumentReader();
  private static final Engine ENGINE =
      new Engine(
          new Environment(
              InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
              new Random(7),
              "docker.io"));

  @TestFactory
  Stream<DynamicTest> evaluatesAsTheCaseSays() {
    return Cases.in("evaluate").tests(EvaluationCasesTest::inEachVersion);
  }

  /** With {@code versions} a case is run for each; its texts say VERSION. */
  private static void inEachVersion(Case c) {
    if (!c.has("versions")) {
      run(c);
      return;
    }
    for (String version : c.texts("versions")) {
      Map<String, @Nullable Object> fields = new HashMap<>(c.fields());
      fields.replaceAll(
          (_, value) -> value instanceof String text ? text.replace("VERSION", version) : value);
      run(new Case(c.file(), c.name() + " " + version, fields));
    }
  }

  private static void run(Case c) {
    List<AdmissionPolicyBinding> bindings =
        c.has("bindings")
            ? read(c, "bindings").stream()
                .map(document -> new BindingReader().read(document).orElseThrow().value())
                .toList()
            : List.of();
    List<CompiledPolicy> policies =
        read(c, "policy").stream()
            .map(document ->
                ENGINE.compile(new PolicyReader().read(document).orElseThrow(), bindings))
            .toList();
    List<String> diagnostics =
        policies.stream()
            .flatMap(policy -> policy.diagnostics().stream())
            .map(found -> found.render())
            .toList();
    if (c.has("diagnostics")) {
      assertThat(diagnostics).isEqualTo(c.texts("diagnostics"));
      if (!c.has("want")) {
        return;
      }
    } else {
      assertThat(diagnostics).as("diagnostics").isEmpty();
    }
    List<String> got = new ArrayList<>();
    Evaluation evaluation =
        new AdmissionPipeline()
            .run(attributes(c), new PolicySet(policies, exemptions(c)), lookups(c), () -> false);
    List<String> want = c.texts("want");
    for (int i = 0; i < evaluation.results().size(); i++) {
      got.add(line(evaluation.results().get(i), i < want.size() ? want.get(i) : ""));
    }
    assertThat(got).isEqualTo(want);
    if (c.has("object")) {
      assertThat(evaluation.object()).isEqualTo(object(c, "object"));
    }
    if (c.has("verdict")) {
      Map<PolicyId, FailurePolicy> onError = new HashMap<>();
      for (CompiledPolicy policy : policies) {
        if (policy instanceof CompiledPolicy.Ready(var plan, _)) {
          onError.put(plan.meta().id(), plan.failurePolicy());
        }
      }
      Verdict verdict = Decider.decide(evaluation.results(), onError::get);
      assertThat(verdict.allowed() ? "allowed" : verdict.message()).isEqualTo(c.text("verdict"));
      assertThat(verdict.warnings()).isEqualTo(c.has("warnings") ? c.texts("warnings") : List.of());
    }
    if (c.has("properties")) {
      Map<String, String> properties = new TreeMap<>();
      evaluation.results().forEach(result -> properties.putAll(result.properties()));
      assertThat(properties).isEqualTo(c.map("properties"));
    }
    if (c.has("made")) {
      assertThat(made(evaluation)).isEqualTo(read(c, "made").getFirst().root());
    }
  }

  private static List<Exemption> exemptions(Case c) {
    List<Exemption> out = new ArrayList<>();
    if (c.has("exceptions")) {
      List<Diagnostic> mistakes = new ArrayList<>();
      for (Document document : read(c, "exceptions")) {
        var exception = new ExceptionReader().read(document).orElseThrow();
        assertThat(exception.diagnostics()).isEmpty();
        ENGINE.compile(exception.value(), mistakes::add).ifPresent(out::add);
      }
      assertThat(mistakes).isEmpty();
    }
    return out;
  }

  private static Node made(Evaluation evaluation) {
    List<Node> out = new ArrayList<>();
    for (RuleResult result : evaluation.results()) {
      switch (result.effect()) {
        case Effect.Generated(List<Node> objects) -> out.addAll(objects);
        case Effect.Targets(List<Node> objects) -> out.addAll(objects);
        case Effect.Patched _, Effect.None _ -> {}
      }
    }
    return ArrayNode.of(out);
  }

  /** The result in the detail that the case asks for. */
  private static String line(RuleResult result, String wanted) {
    String rule = result.rule().isEmpty() ? "-" : result.rule();
    String brief = rule + ": " + result.outcome().word();
    return wanted.equals(brief) ? brief : brief + ": " + result.outcome().message();
  }

  private static AdmissionAttributes attributes(Case c) {
    Node object = c.has("resource") ? read(c, "resource").getFirst().root() : NullNode.NULL;
    Node old = c.has("oldObject") ? read(c, "oldObject").getFirst().root() : NullNode.NULL;
    if (c.has("payload")) {
      PayloadKind kind = PayloadKind.valueOf(c.text("payload"));
      return AdmissionAttributes.ofPayload(kind, payload(kind, c), user(c));
    }
    GroupVersionKind kind = GroupVersionKind.of(object == NullNode.NULL ? old : object);
    String plural = kind.kind().toLowerCase(Locale.ROOT) + "s";
    ObjectNode namespace = c.has("namespace") ? object(c, "namespace") : ObjectNode.EMPTY;
    return new AdmissionAttributes(
        c.has("operation") ? Operation.valueOf(c.text("operation")) : Operation.CREATE,
        kind,
        new GroupVersionResource(kind.group(), kind.version(), plural),
        c.has("subresource") ? c.text("subresource") : "",
        object,
        old,
        namespace,
        user(c),
        false,
        PayloadKind.KUBERNETES);
  }

  private static Node payload(PayloadKind kind, Case c) {
    Document document = read(c, "resource").getFirst();
    Findings findings = new Findings(PayloadFormat.PREFIX);
    Node content =
        switch (kind) {
          case KUBERNETES, JSON -> document.root();
          case HTTP -> PayloadFormat.HTTP.read(document.fragment(), findings);
          case ENVOY -> PayloadFormat.ENVOY.read(document.fragment(), findings);
        };
    assertThat(findings.sorted()).isEmpty();
    return content;
  }

  private static UserInfo user(Case c) {
    if (!c.has("user")) {
      return UserInfo.NONE;
    }
    ObjectNode user = object(c, "user");
    return new UserInfo(
        user.text("username", ""),
        "",
        texts(user.array("groups")),
        ObjectNode.EMPTY,
        texts(user.array("roles")),
        texts(user.array("clusterRoles")));
  }

  private static List<String> texts(ArrayNode array) {
    return array.asList().stream().map(node -> ((StringNode) node).value()).toList();
  }

  private static CaseLookups lookups(Case c) {
    return new CaseLookups(
        c.has("configMaps") ? object(c, "configMaps") : ObjectNode.EMPTY,
        c.has("answers") ? object(c, "answers") : ObjectNode.EMPTY,
        c.has("given") ? object(c, "given") : ObjectNode.EMPTY,
        c.has("cluster")
            ? read(c, "cluster").stream().map(found -> (ObjectNode) found.root()).toList()
            : List.of(),
        new CaseImages(c.has("images") ? object(c, "images") : ObjectNode.EMPTY));
  }

  private static ObjectNode object(Case c, String field) {
    return (ObjectNode) read(c, field).getFirst().root();
  }

  private static List<Document> read(Case c, String field) {
    ReadResult read = READER.readAll(field + ".yaml", c.text(field));
    assertThat(read.diagnostics()).isEmpty();
    return read.documents();
  }
}
