package dev.ephor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.YamlWriter;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.engine.translate.KindLookup;
import dev.ephor.engine.translate.PolicyTranslator;
import dev.ephor.engine.translate.Translation;
import dev.ephor.engine.translate.TranslationSettings;
import dev.ephor.jmespath.Environment;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.BindingReader;
import dev.ephor.policy.ExceptionReader;
import dev.ephor.policy.KindSelector;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.PolicyReader;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Policies as Kubernetes' own. A case gives {@code policy} and {@code exceptions}, and wants {@code
 * documents} or the reasons it is {@code refused} for. With {@code requests} the policy and what
 * was made of it judge each of them, and both must say the same: that those named in {@code
 * violated} break it, or that mutations make the same of them.
 */
class TranslationCasesTest {
  private static final DocumentReader READER = new DocumentReader();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Engine ENGINE =
      new Engine(new Environment(InstantSource.fixed(NOW), new Random(7), "docker.io"));
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("Pod", ""),
          Map.entry("ConfigMap", ""),
          Map.entry("Namespace", ""),
          Map.entry("ReplicationController", ""),
          Map.entry("DaemonSet", "apps"),
          Map.entry("Deployment", "apps"),
          Map.entry("ReplicaSet", "apps"),
          Map.entry("StatefulSet", "apps"),
          Map.entry("CronJob", "batch"),
          Map.entry("Job", "batch"));

  @TestFactory
  Stream<DynamicTest> translatesAsTheCaseSays() {
    return Cases.in("translate").tests(TranslationCasesTest::run);
  }

  private static void run(Case c) {
    PolicyReadResult read = new PolicyReader().read(one(c, "policy")).orElseThrow();
    assertThat(read.diagnostics()).isEmpty();
    List<PolicyException> exceptions = new ArrayList<>();
    if (c.has("exceptions")) {
      for (Document document : READER.readAll("e.yaml", c.text("exceptions")).documents()) {
        var exception = new ExceptionReader().read(document).orElseThrow();
        assertThat(exception.diagnostics()).isEmpty();
        exceptions.add(exception.value());
      }
    }
    TranslationSettings settings =
        new TranslationSettings(TranslationCasesTest::kinds, NOW, "v1", c.has("onlyWhenAsked"));
    switch (ENGINE.translate(read.policy().orElseThrow(), exceptions, settings)) {
      case Translation.Refused(List<Diagnostic> reasons) -> {
        assertThat(c.has("refused")).as(reasons.toString()).isTrue();
        assertThat(reasons.stream().map(one -> one.code() + ": " + one.message()))
            .isEqualTo(c.texts("refused"));
      }
      case Translation.Translated translated -> {
        assertThat(c.has("refused")).as("translated").isFalse();
        check(c, translated);
        if (c.has("requests")) {
          compare(c, read, exceptions, translated);
        }
      }
    }
  }

  private static void check(Case c, Translation.Translated translated) {
    List<ObjectNode> documents = PolicyTranslator.documents(translated);
    if (c.has("documents")) {
      assertThat(YamlWriter.inOrder().writeAll(documents))
          .isEqualTo(
              YamlWriter.inOrder()
                  .writeAll(
                      READER.readAll("want.yaml", c.text("documents")).documents().stream()
                          .map(Document::root)
                          .toList()));
    }
    if (c.has("names")) {
      assertThat(
              translated.pairs().stream()
                  .map(pair -> pair.policy().object("metadata").text("name", "")))
          .isEqualTo(c.texts("names"));
    }
    if (c.has("until")) {
      assertThat(translated.until()).contains(Instant.parse(c.text("until")));
    }
  }

  private static void compare(
      Case c,
      PolicyReadResult policy,
      List<PolicyException> exceptions,
      Translation.Translated translated) {
    List<Exemption> exemptions = new ArrayList<>();
    List<Diagnostic> mistakes = new ArrayList<>();
    exceptions.forEach(one -> ENGINE.compile(one, mistakes::add).ifPresent(exemptions::add));
    PolicySet ours = new PolicySet(List.of(ENGINE.compile(policy)), exemptions);
    List<AdmissionPolicyBinding> bindings =
        translated.pairs().stream()
            .map(pair ->
                new BindingReader().read(Document.synthetic(pair.binding())).orElseThrow().value())
            .toList();
    PolicySet theirs =
        PolicySet.of(
            translated.pairs().stream()
                .map(pair ->
                    ENGINE.compile(
                        new PolicyReader().read(Document.synthetic(pair.policy())).orElseThrow(),
                        bindings))
                .toList());
    List<String> violated = new ArrayList<>();
    for (Document document : READER.readAll("requests.yaml", c.text("requests")).documents()) {
      AdmissionAttributes request = request(c, (ObjectNode) document.root());
      Evaluation one = evaluate(c, ours, request);
      Evaluation other = evaluate(c, theirs, request);
      assertThat(isViolated(other)).as(request.name() + other.results()).isEqualTo(isViolated(one));
      assertThat(other.object()).as(request.name()).isEqualTo(one.object());
      if (isViolated(one)) {
        violated.add(request.name());
      } else if (!one.object().equals(request.object())) {
        violated.add(request.name() + " changed");
      }
    }
    assertThat(violated).isEqualTo(c.texts("violated"));
  }

  private static Evaluation evaluate(Case c, PolicySet policies, AdmissionAttributes request) {
    List<ObjectNode> cluster = new ArrayList<>();
    if (c.has("cluster")) {
      READER
          .readAll("cluster.yaml", c.text("cluster"))
          .documents()
          .forEach(document -> cluster.add((ObjectNode) document.root()));
    }
    CaseLookups lookups =
        new CaseLookups(ObjectNode.EMPTY, ObjectNode.EMPTY, ObjectNode.EMPTY, cluster);
    return new AdmissionPipeline().run(request, policies, lookups, () -> false);
  }

  private static boolean isViolated(Evaluation evaluation) {
    return evaluation.results().stream()
        .anyMatch(result ->
            result.outcome() instanceof RuleOutcome.Fail
                || result.outcome() instanceof RuleOutcome.Error);
  }

  /** A request that creates the object; the operation DELETE can be asked for by an annotation. */
  private static AdmissionAttributes request(Case c, ObjectNode object) {
    GroupVersionKind kind = GroupVersionKind.of(object);
    ObjectNode metadata = object.object("metadata");
    boolean deletes = metadata.object("annotations").text("operation", "").equals("DELETE");
    ObjectNode namespace = ObjectNode.EMPTY;
    if (c.has("namespaces")) {
      for (Document one : READER.readAll("n.yaml", c.text("namespaces")).documents()) {
        ObjectNode found = (ObjectNode) one.root();
        if (found.object("metadata").text("name", "").equals(metadata.text("namespace", ""))) {
          namespace = found;
        }
      }
    }
    Node none = NullNode.NULL;
    return new AdmissionAttributes(
        deletes ? Operation.DELETE : Operation.CREATE,
        kind,
        new GroupVersionResource(
            kind.group(), kind.version(), kind.kind().toLowerCase(Locale.ROOT) + "s"),
        "",
        deletes ? none : object,
        deletes ? object : none,
        namespace,
        UserInfo.NONE,
        false,
        PayloadKind.KUBERNETES);
  }

  private static List<KindLookup.Found> kinds(KindSelector selector) {
    String group = GROUPS.get(selector.kind());
    return group == null
        ? List.of()
        : List.of(
            new KindLookup.Found(
                new GroupVersionResource(
                    group, "v1", selector.kind().toLowerCase(Locale.ROOT) + "s"),
                !selector.kind().equals("Namespace")));
  }

  private static Document one(Case c, String field) {
    return READER.readAll(field + ".yaml", c.text(field)).documents().getFirst();
  }
}
