package dev.ephor.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.PlainValues;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tables of patches, trees and what becomes of them. */
class PatchCasesTest {
  private final KubernetesSchemas schemas = new KubernetesSchemas();

  /** RFC 6902 appendix A and more; {@code lenient} where Kyverno's way gives something else. */
  @TestFactory
  Stream<DynamicTest> appliesJsonPatches() {
    return Cases.in("json").tests(this::jsonPatch);
  }

  private void jsonPatch(Case c) {
    c.allowOnly("root", "patch", "want", "failure", "lenient", "lenientFailure");
    Node root = PlainValues.node(c.value("root"));
    String before = root.toString();
    JsonPatch patch = JsonPatch.compile(PlainValues.node(c.value("patch"))).patch().orElseThrow();
    check(patch.apply(root, JsonPatchMode.STRICT), c, "want", "failure");
    boolean sameFailure = !c.has("lenient") && !c.has("lenientFailure") && c.has("failure");
    check(
        patch.apply(root, JsonPatchMode.LENIENT),
        c,
        c.has("lenient") ? "lenient" : "want",
        sameFailure ? "failure" : "lenientFailure");
    assertThat(root).hasToString(before);
    Node form = patch.toNode();
    assertThat(JsonPatch.compile(form).patch().orElseThrow().operations())
        .isEqualTo(patch.operations());
  }

  private static void check(PatchResult result, Case c, String want, String failure) {
    switch (result) {
      case PatchResult.Patched(Node node) ->
          assertThat(node).isEqualTo(PlainValues.node(c.value(want)));
      case PatchResult.Failed failed ->
          assertThat(
                  failed.code()
                      + " "
                      + failed.operation()
                      + " "
                      + failed.path()
                      + ": "
                      + failed.message())
              .isEqualTo(c.text(failure));
    }
  }

  @TestFactory
  Stream<DynamicTest> reportsMistakesInJsonPatches() {
    return Cases.in("compile").tests(this::compile);
  }

  private void compile(Case c) {
    c.allowOnly("patch", "want");
    Document source = new DocumentReader().readAll("p.yaml", c.text("patch")).documents().get(0);
    JsonPatch.Compilation compiled = JsonPatch.compile(source.fragment());
    assertThat(compiled.diagnostics().stream().map(d -> d.render().replace("\n", " | ")))
        .isEqualTo(c.texts("want"));
    assertThat(compiled.patch()).isEmpty();
  }

  /** RFC 7386 appendix A and more. */
  @TestFactory
  Stream<DynamicTest> appliesMergePatches() {
    return Cases.in("mergepatch").tests(this::mergePatch);
  }

  private void mergePatch(Case c) {
    c.allowOnly("root", "patch", "want");
    Node merged =
        MergePatch.apply(PlainValues.node(c.value("root")), PlainValues.node(c.value("patch")));
    assertThat(merged).isEqualTo(PlainValues.node(c.value("want")));
  }

  /**
   * What the API server (strategicpatch of apimachinery 0.36) and kustomize 0.21, which Kyverno
   * uses, make of the patch; where ours differs on purpose, the case says so in {@code differs}.
   */
  @TestFactory
  Stream<DynamicTest> appliesStrategicMergePatches() {
    return Cases.in("strategic").tests(this::strategic);
  }

  private void strategic(Case c) {
    c.allowOnly("base", "patch", "want", "wantApiServer", "wantPatchFirst", "differs");
    for (ListOrder order : ListOrder.values()) {
      String special =
          switch (order) {
            case API_SERVER -> "wantApiServer";
            case PATCH_FIRST -> "wantPatchFirst";
          };
      Node want = PlainValues.node(c.value(c.has(special) ? special : "want"));
      assertThat(strategic(c, order)).as(order.name()).isEqualTo(want);
    }
  }

  private Node strategic(Case c, ListOrder order) {
    ObjectNode base = (ObjectNode) PlainValues.node(c.value("base"));
    MergeSchema schema = schemas.of(base.text("apiVersion", ""), base.text("kind", ""));
    Node patch = PlainValues.node(c.value("patch"));
    return switch (new StrategicMergePatch(schema, order).apply(base, patch)) {
      case PatchResult.Patched(Node node) -> node;
      case PatchResult.Failed failed ->
          PlainValues.node(failed.code() + " " + failed.path() + ": " + failed.message());
    };
  }

  @TestFactory
  Stream<DynamicTest> findsDifferences() {
    return Cases.in("diff").tests(this::diff);
  }

  private void diff(Case c) {
    c.allowOnly("from", "to", "want");
    Node from = PlainValues.node(c.value("from"));
    Node to = PlainValues.node(c.value("to"));
    ArrayNode patch = JsonDiff.between(from, to).toNode();
    assertThat(patch).isEqualTo(PlainValues.node(c.value("want")));
  }
}
