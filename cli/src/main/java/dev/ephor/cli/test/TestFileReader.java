package dev.ephor.cli.test;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.FixturesReader;
import dev.ephor.cli.load.GlobalMock;
import dev.ephor.cli.load.Values;
import dev.ephor.cli.load.ValuesReader;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads documents into {@link TestFile}s. */
final class TestFileReader {
  /** Fields of a test that need what this version does not have. */
  private static final List<String> LATER = List.of("checks");

  /** Fields of a result that tell what kind of policy is meant; its name tells that as well. */
  static final List<String> KINDS =
      List.of(
          "isValidatingAdmissionPolicy",
          "isMutatingAdmissionPolicy",
          "isValidatingPolicy",
          "isMutatingPolicy",
          "isGeneratingPolicy",
          "isDeletingPolicy",
          "isImageValidatingPolicy");

  private static final List<String> WORDS = List.of("pass", "fail", "warn", "error", "skip");

  private final Findings findings;

  TestFileReader(Findings findings) {
    this.findings = findings;
  }

  /** Reads a test; what is wrong goes to the findings. */
  TestFile read(String file, Document document) {
    FieldReader root = FieldReader.of(document.fragment(), findings);
    root.accept("apiVersion", "kind");
    FieldReader metadata = root.object("metadata").orElse(root);
    String name = metadata.text("name").or(() -> root.text("name")).orElse("");
    root.accept("name");
    List<Expected> results = new ArrayList<>();
    for (Fragment result : root.list("results")) {
      results.add(expected(root.reader(withKnownCase(result))));
    }
    List<String> unavailable = LATER.stream().filter(root::has).toList();
    LATER.forEach(root::accept);
    Optional<Values> values = root.object("values").map(ValuesReader::read);
    TestFile.Inputs inputs =
        new TestFile.Inputs(
            root.texts("policies"),
            root.texts("resources"),
            payloads(root),
            root.texts("targetResources"),
            root.texts("paramResources"),
            root.texts("exceptions"));
    List<String> contexts = new ArrayList<>(texts(root, "context"));
    contexts.addAll(texts(root, "clusterResources"));
    TestFile.World world =
        new TestFile.World(
            root.text("variables"),
            values,
            root.text("userinfo"),
            contexts,
            Fixtures.ofReplies(FixturesReader.replies(root)),
            GlobalMock.read(root));
    TestFile test = new TestFile(file, name, inputs, world, results, unavailable);
    root.finish();
    return test;
  }

  /** The older field {@code jsonPayload} counts where the newer one is not there. */
  private static Map<PayloadKind, List<String>> payloads(FieldReader root) {
    Map<PayloadKind, List<String>> out = new EnumMap<>(PayloadKind.class);
    List<String> one = root.text("jsonPayload").map(List::of).orElse(List.of());
    List<String> json = root.texts("jsonPayloads");
    out.put(PayloadKind.JSON, json.isEmpty() ? one : json);
    out.put(PayloadKind.HTTP, root.texts("httpPayloads"));
    out.put(PayloadKind.ENVOY, root.texts("envoyPayloads"));
    return out;
  }

  /** Kyverno takes the names of these fields in any case, so {@code isMUtatingPolicy} counts. */
  private static Fragment withKnownCase(Fragment result) {
    if (!(result.node() instanceof ObjectNode object)) {
      return result;
    }
    ObjectNode out = object;
    for (String key : object.keys()) {
      for (String known : KINDS) {
        if (!known.equals(key) && known.equalsIgnoreCase(key)) {
          out = out.without(key).with(known, object.getOr(key, ObjectNode.EMPTY));
        }
      }
    }
    return out.equals(object) ? result : result.withNode(out);
  }

  private static Expected expected(FieldReader result) {
    List<Expected.Named> resources = new ArrayList<>();
    for (Fragment named : result.textFragments("resources")) {
      resources.add(new Expected.Named(text(named), named.at()));
    }
    String namespace = result.text("namespace").map(given -> given + "/").orElse("");
    result
        .textFragment("resource")
        .ifPresent(named ->
            resources.add(
                new Expected.Named(
                    text(named).contains("/") ? text(named) : namespace + text(named),
                    named.at())));
    List<Expected.Spec> specs = new ArrayList<>();
    for (FieldReader spec : result.objects("resourceSpecs")) {
      specs.add(spec(spec));
    }
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      operations.put(operation.name(), operation);
    }
    Map<String, String> words = new LinkedHashMap<>();
    WORDS.forEach(word -> words.put(word, word));
    String word =
        result.choice("result", words).or(() -> result.choice("status", words)).orElse("");
    if (!result.has("result") && !result.has("status")) {
      result.missing("result");
    }
    Expected out =
        new Expected(
            result.requiredText("policy"),
            result.text("rule").orElse(""),
            result.text("kind").orElse(""),
            resources,
            specs,
            result.choice("operation", operations),
            word,
            new Expected.Files(
                texts(result, "patchedResource", "patchedResources"),
                texts(result, "generatedResource", "generatedResources"),
                texts(result, "cloneSourceResource")),
            result.source().at());
    KINDS.forEach(result::flag);
    result.accept("failOnMissingResources");
    result.finish();
    return out;
  }

  private static Expected.Spec spec(FieldReader spec) {
    Expected.Spec out =
        new Expected.Spec(
            spec.text("group").orElse(""),
            spec.text("version").orElse(""),
            spec.text("kind").orElse(""),
            spec.text("namespace").orElse(""),
            spec.requiredText("name"),
            spec.source().at());
    spec.accept("subresource");
    spec.finish();
    return out;
  }

  /** Texts of fields that hold one or a list of them. */
  private static List<String> texts(FieldReader result, String... fields) {
    List<String> out = new ArrayList<>();
    for (String field : fields) {
      boolean isList = result.field(field).filter(f -> f.node() instanceof ArrayNode).isPresent();
      if (isList) {
        out.addAll(result.texts(field));
      } else {
        result.text(field).ifPresent(out::add);
      }
    }
    return out;
  }

  private static String text(Fragment fragment) {
    return fragment.node() instanceof StringNode(String value) ? value : "";
  }

  /** Whether a document is a test, or a test whose author left out the kind. */
  static boolean isTest(Document document) {
    return document.root() instanceof ObjectNode object
        && (object.text("kind", "").toLowerCase(Locale.ROOT).equals("test")
            || (!object.has("kind") && object.has("results")));
  }
}
