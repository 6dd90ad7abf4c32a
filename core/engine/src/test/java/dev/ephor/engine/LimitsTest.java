package dev.ephor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.jmespath.Environment;
import dev.ephor.policy.PolicyId;
import dev.ephor.policy.PolicyReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What rules may take of memory and steps, and what they must not ask for. */
class LimitsTest {
  private static final GroupVersionResource PODS = new GroupVersionResource("", "v1", "pods");
  private static final Engine ENGINE =
      new Engine(new Environment(InstantSource.fixed(Instant.EPOCH), new Random(7), "docker.io"));

  @Test
  void contextLargerThanItsLimitIsAnErrorThatNamesTheEntry() {
    String entries =
        "[{name: a, variable: {jmesPath: request.object}}, {name: b, variable: {jmesPath: a}}]";
    RuleOutcome outcome =
        judge(
            rule(
                entries,
                "deny: {conditions: {any: [{key: '{{ length(to_string(b)) }}', operator: Equals, value: 0}]}}"),
            pod("x".repeat(1_100_000), 1));
    assertThat(outcome.word()).isEqualTo("error");
    assertThat(outcome.message())
        .contains("context size limit exceeded: with context entry `b`", "at most 2097152");
  }

  @Test
  void contextWithinItsLimitIsUsed() {
    String entries = "[{name: a, variable: {jmesPath: request.object}}]";
    RuleOutcome outcome =
        judge(
            rule(
                entries,
                "deny: {conditions: {any: [{key: '{{ length(to_string(a)) }}', operator: Equals, value: 0}]}}"),
            pod("x".repeat(1_100_000), 1));
    assertThat(outcome.word()).isEqualTo("pass");
  }

  @Test
  void contextOfElementsIsLetGoWithThem() {
    String each =
        "foreach: [{list: 'request.object.spec.containers', context: [{name: all, variable: {jmesPath: request.object.metadata.annotations}}],"
            + " deny: {conditions: {any: [{key: '{{ length(all.a) }}', operator: Equals, value: 0}]}}}]";
    RuleOutcome outcome = judge(rule("[]", each), pod("x".repeat(100_000), 100));
    assertThat(outcome.word()).as(outcome.message()).isEqualTo("pass");
  }

  @Test
  void foreachOverTooManyElementsIsAnError() {
    String each =
        "foreach: [{list: 'request.object.spec.containers', deny: {conditions: {any: [{key: '{{ element.name }}', operator: Equals, value: z}]}}}]";
    assertThat(judge(rule("[]", each), pod("", 10_000)).word()).isEqualTo("pass");
    RuleOutcome outcome = judge(rule("[]", each), pod("", 10_001));
    assertThat(outcome.word()).isEqualTo("error");
    assertThat(outcome.message()).contains("10001 elements; at most 10000");
  }

  @Test
  void entriesThatNobodyUsesAreNeverAskedFor() {
    String entries =
        "[{name: map, configMap: {name: a, namespace: b}},"
            + " {name: call, apiCall: {urlPath: /api/v1/pods}},"
            + " {name: service, apiCall: {method: POST, service: {url: 'https://a.example'}, data: [{key: a, value: '{{ map }}'}]}},"
            + " {name: image, imageRegistry: {reference: 'a:b'}},"
            + " {name: global, globalReference: {name: c}},"
            + " {name: computed, variable: {value: '{{ map.data.a }} {{ call }} {{ image }} {{ global }}'}}]";
    RuleOutcome outcome = judge(rule(entries, "pattern: {metadata: {name: web}}"), pod("", 1));
    assertThat(outcome.word()).as(outcome.message()).isEqualTo("pass");
  }

  @Test
  void entriesBehindAFalsePreconditionAreNeverAskedFor() {
    String rule =
        rule(
                "[{name: map, configMap: {name: a, namespace: b}}]",
                "message: '{{ map.data.a }}'\n      deny: {}")
            .replace(
                "    validate:",
                "    preconditions: {all: [{key: a, operator: Equals, value: b}]}\n    validate:");
    assertThat(judge(rule, pod("", 1)).word()).isEqualTo("skip");
  }

  private static String rule(String context, String check) {
    return """
    apiVersion: kyverno.io/v1
    kind: ClusterPolicy
    metadata: {name: p}
    spec:
      rules:
      - name: r
        match: {any: [{resources: {kinds: [Pod]}}]}
        context: %s
        validate:
          %s
    """
        .formatted(context, check);
  }

  private static ObjectNode pod(String annotation, int containers) {
    StringBuilder text = new StringBuilder("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",");
    text.append("\"metadata\":{\"name\":\"web\",\"annotations\":{\"a\":\"");
    text.append(annotation).append("\"}},\"spec\":{\"containers\":[");
    for (int i = 0; i < containers; i++) {
      text.append(i == 0 ? "" : ",").append("{\"name\":\"c").append(i).append("\"}");
    }
    return (ObjectNode) read(text.append("]}}").toString()).root();
  }

  private static Document read(String text) {
    return new DocumentReader().readAll("case", text).documents().getFirst();
  }

  private static RuleOutcome judge(String policy, ObjectNode pod) {
    CompiledPolicy compiled =
        ENGINE.compile(new PolicyReader().read(read(policy)).orElseThrow(), List.of());
    assertThat(compiled.diagnostics()).isEmpty();
    AdmissionAttributes attributes =
        AdmissionAttributes.creating(pod, PODS, ObjectNode.EMPTY, UserInfo.NONE);
    return new AdmissionPipeline()
        .run(attributes, PolicySet.of(List.of(compiled)), new Silence(), () -> false)
        .results()
        .getFirst()
        .outcome();
  }

  /** A world that must not be asked. */
  private static final class Silence implements Lookups {
    private static Value asked(String what) {
      throw new AssertionError("was asked for " + what);
    }

    @Override
    public Value configMap(String namespace, String name) {
      return asked("a ConfigMap");
    }

    @Override
    public Value resource(GroupVersionResource resource, String namespace, String name) {
      return asked("a resource");
    }

    @Override
    public Value object(GroupVersionKind kind, String namespace, String name) {
      return asked("an object");
    }

    @Override
    public Value objects(GroupVersionKind kind, String namespace) {
      return asked("objects");
    }

    @Override
    public Value resources(
        GroupVersionResource resource, String namespace, Map<String, String> labels) {
      return asked("resources");
    }

    @Override
    public Value apiCall(ApiRequest request) {
      return asked("a call");
    }

    @Override
    public Value globalContext(String entry, String projection) {
      return asked("global context");
    }

    @Override
    public Value imageData(String reference) {
      return asked("an image");
    }

    @Override
    public ObjectNode givenValues(PolicyId policy, String rule) {
      return ObjectNode.EMPTY;
    }
  }
}
