package dev.ephor.patch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Limits;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Whatever a resource and a patch hold: merging and patching throw nothing, and the difference
 * between a resource and what came of it leads there again. Runs over the kept inputs; with
 * JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class PatchFuzzTest {
  private static final Limits LIMITS = Limits.DEFAULT.withBytesPerFile(1 << 16);

  private final DocumentReader reader = new DocumentReader(LIMITS);
  private final KubernetesSchemas schemas = new KubernetesSchemas();

  /** Two YAML documents: a resource, and a patch of any kind. */
  @FuzzTest(maxDuration = "2m")
  void patches(byte[] bytes) {
    List<Document> documents =
        reader.readAll("f.yaml", new String(bytes, StandardCharsets.UTF_8)).documents();
    if (documents.size() < 2) {
      return;
    }
    Node base = documents.get(0).root();
    Node patch = documents.get(1).root();
    check(base, new PatchResult.Patched(MergePatch.apply(base, patch)));
    JsonPatch.compile(patch).patch().ifPresent(operations -> check(base, operations.apply(base)));
    MergeSchema schema =
        base instanceof ObjectNode object
            ? schemas.of(object.text("apiVersion", ""), object.text("kind", ""))
            : MergeSchema.UNKNOWN;
    for (ListOrder order : ListOrder.values()) {
      check(base, new StrategicMergePatch(schema, order).apply(base, patch));
    }
    check(base, new StructuredMerge(schema).apply(base, patch));
  }

  private static void check(Node base, PatchResult result) {
    if (result instanceof PatchResult.Patched(Node changed)) {
      PatchResult again = JsonDiff.between(base, changed).apply(base);
      if (!again.equals(result)) {
        throw new AssertionError(again + " is not " + result);
      }
    }
  }
}
