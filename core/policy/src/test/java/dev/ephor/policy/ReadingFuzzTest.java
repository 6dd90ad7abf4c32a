package dev.ephor.policy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.FloatNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.IntNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Limits;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/**
 * Whatever a document holds, it is read without an exception into a bounded list of diagnostics of
 * one line each. Runs over the kept inputs; with JAZZER_FUZZ=1 in the environment it looks for new
 * ones.
 */
@Tag("fuzz")
class ReadingFuzzTest {
  private static final Limits LIMITS = Limits.DEFAULT.withBytesPerFile(1 << 20);
  private static final List<String> API_VERSIONS =
      List.of(
          "kyverno.io/v1",
          "kyverno.io/v2",
          "policies.kyverno.io/v1",
          "admissionregistration.k8s.io/v1");
  private static final List<String> KINDS =
      List.of(
          "ClusterPolicy",
          "Policy",
          "ClusterCleanupPolicy",
          "ValidatingPolicy",
          "NamespacedMutatingPolicy",
          "GeneratingPolicy",
          "DeletingPolicy",
          "ImageValidatingPolicy",
          "ValidatingAdmissionPolicy",
          "MutatingAdmissionPolicyBinding",
          "PolicyException",
          "GlobalContextEntry");

  private final DocumentReader documents = new DocumentReader(LIMITS);

  @FuzzTest(maxDuration = "2m")
  void text(byte[] bytes) {
    documents.readAll("f.yaml", bytes).documents().forEach(ReadingFuzzTest::check);
  }

  /** A kept document in which some values are replaced, so that its fields are wrong. */
  @FuzzTest(maxDuration = "2m")
  void changed(FuzzedDataProvider data) {
    int changes = data.consumeInt(0, 4);
    int[] places = data.consumeInts(changes);
    String apiVersion = data.pickValue(API_VERSIONS);
    String kind = data.pickValue(KINDS);
    Node[] values = new Node[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(data, 3);
    }
    for (Document document :
        documents.readAll("f.yaml", data.consumeRemainingAsString()).documents()) {
      if (document.root() instanceof ObjectNode object) {
        Node root =
            object.with("apiVersion", StringNode.of(apiVersion)).with("kind", StringNode.of(kind));
        for (int i = 0; i < places.length; i++) {
          root = replaced(root, Math.floorMod(places[i], 64), values[i]);
        }
        check(new Document(document.file(), root, document.mark()));
      }
    }
  }

  private static Node value(FuzzedDataProvider data, int depth) {
    return switch (data.consumeInt(0, depth > 0 ? 6 : 4)) {
      case 0 -> NullNode.NULL;
      case 1 -> BoolNode.of(data.consumeBoolean());
      case 2 -> IntNode.of(data.consumeLong());
      case 3 -> FloatNode.of(data.consumeDouble());
      case 4 -> StringNode.of(data.consumeString(40));
      case 5 -> ArrayNode.of(value(data, depth - 1), value(data, depth - 1));
      default -> ObjectNode.of(data.consumeString(20), value(data, depth - 1));
    };
  }

  /** The tree with the value at the end of a walk replaced; {@code walk} says which way to go. */
  private static Node replaced(Node node, int walk, Node value) {
    return switch (node) {
      case ObjectNode object when !object.isEmpty() -> {
        int member = walk % object.size();
        Node inner =
            walk < object.size()
                ? value
                : replaced(object.value(member), walk / object.size(), value);
        yield object.with(object.key(member), inner);
      }
      case ArrayNode array when !array.isEmpty() -> {
        Node[] values = array.asList().toArray(Node[]::new);
        int element = walk % values.length;
        values[element] =
            walk < values.length ? value : replaced(values[element], walk / values.length, value);
        yield ArrayNode.of(values);
      }
      default -> value;
    };
  }

  private static void check(Document document) {
    Optional<List<Diagnostic>> found = Texting.diagnostics(document);
    found.ifPresent(list -> list.forEach(one -> check(one, document)));
    if (found.isPresent() && found.get().size() > Findings.LIMIT + 1) {
      throw new AssertionError(found.get().size() + " diagnostics");
    }
  }

  private static void check(Diagnostic found, Document document) {
    String text = found.message() + found.help().orElse("");
    boolean broken = text.chars().anyMatch(c -> c < ' ');
    boolean wrongFile = !found.at().file().equals(document.file());
    Optional<Fragment> place =
        JsonPointer.parse(found.at().path())
            .map(pointer -> pointer.find(document.root()))
            .map(Fragment::synthetic);
    if (broken || wrongFile || place.isEmpty()) {
      throw new AssertionError(found.toString());
    }
  }
}
