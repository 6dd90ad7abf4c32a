package dev.ephor.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for all trees, tried on many random pairs that have much in common. */
class PatchPropertiesTest {
  private static final int PAIRS = 20_000;
  private static final MergeSchema POD = new KubernetesSchemas().of("v1", "Pod");
  private static final String[] KEYS = {"a", "b", "c/d", "e~f", ""};

  @Test
  void applyingTheDifferenceGivesTheOtherTree() {
    for (int seed = 0; seed < PAIRS; seed++) {
      Random random = new Random(seed);
      Node from = tree(random, 4);
      Node to = changed(random, from, 4);
      JsonPatch patch = JsonDiff.between(from, to);
      assertThat(patch.apply(from))
          .as("seed %d: %s", seed, patch.toNode())
          .isEqualTo(new PatchResult.Patched(to));
    }
  }

  @Test
  void compiledFormOfAPatchDoesTheSame() {
    for (int seed = 0; seed < PAIRS / 10; seed++) {
      Random random = new Random(seed);
      Node from = tree(random, 4);
      Node to = changed(random, from, 4);
      JsonPatch patch = JsonDiff.between(from, to);
      JsonPatch again = JsonPatch.compile(patch.toNode()).patch().orElseThrow();
      assertThat(again.apply(from)).isEqualTo(new PatchResult.Patched(to));
    }
  }

  @Test
  void mergingAPatchTwiceIsMergingItOnce() {
    for (int seed = 0; seed < PAIRS / 10; seed++) {
      Random random = new Random(seed);
      Node target = tree(random, 4);
      Node patch = tree(random, 4);
      Node once = MergePatch.apply(target, patch);
      assertThat(MergePatch.apply(once, patch)).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void strategicMergeWithoutSchemaOrDirectivesIsAMergePatch() {
    StrategicMergePatch strategic =
        new StrategicMergePatch(MergeSchema.UNKNOWN, ListOrder.API_SERVER);
    for (int seed = 0; seed < PAIRS / 10; seed++) {
      Random random = new Random(seed);
      Node target = ObjectNode.of("x", tree(random, 4));
      Node patch = ObjectNode.of("x", tree(random, 4));
      assertThat(strategic.apply(target, patch))
          .as("seed %d", seed)
          .isEqualTo(new PatchResult.Patched(MergePatch.apply(target, patch)));
    }
  }

  @Test
  void mergingAnObjectWithItselfChangesNothing() {
    for (ListOrder order : ListOrder.values()) {
      StrategicMergePatch strategic = new StrategicMergePatch(POD, order);
      for (int seed = 0; seed < PAIRS / 10; seed++) {
        Node pod = pod(new Random(seed));
        assertThat(strategic.apply(pod, pod))
            .as("seed %d", seed)
            .isEqualTo(new PatchResult.Patched(pod));
      }
    }
  }

  @Test
  void strategicMergeTwiceIsStrategicMergeOnce() {
    for (ListOrder order : ListOrder.values()) {
      StrategicMergePatch strategic = new StrategicMergePatch(POD, order);
      for (int seed = 0; seed < PAIRS / 10; seed++) {
        Random random = new Random(seed);
        Node pod = pod(random);
        Node patch = pod(random);
        PatchResult once = strategic.apply(pod, patch);
        assertThat(once).isInstanceOf(PatchResult.Patched.class);
        assertThat(strategic.apply(((PatchResult.Patched) once).node(), patch))
            .as("seed %d: %s", seed, patch)
            .isEqualTo(once);
      }
    }
  }

  /** A pod with lists that are merged by key, and with one that is replaced. */
  private static Node pod(Random random) {
    ArrayNode containers = named(random, "env", named(random, "value", StringNode.of("x")));
    return ObjectNode.of(
        "spec",
        ObjectNode.of("containers", containers)
            .with("volumes", named(random, "emptyDir", ObjectNode.EMPTY))
            .with("tolerations", named(random, "key", StringNode.of("t"))));
  }

  private static ArrayNode named(Random random, String field, Node value) {
    List<Node> out = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      if (random.nextBoolean()) {
        ObjectNode element = ObjectNode.of("name", StringNode.of(name));
        int number = random.nextInt(3);
        out.add(number == 0 ? element : element.with(field, value).with("n", IntNode.of(number)));
      }
    }
    Collections.shuffle(out, random);
    return ArrayNode.of(out);
  }

  private static Node tree(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 8)) {
      case 0 -> NullNode.NULL;
      case 1 -> BoolNode.of(random.nextBoolean());
      case 2 -> IntNode.of(random.nextInt(4));
      case 3 -> StringNode.of(KEYS[random.nextInt(KEYS.length)]);
      case 4, 5 -> {
        List<Node> values = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
          values.add(tree(random, depth - 1));
        }
        yield ArrayNode.of(values);
      }
      default -> {
        ObjectNode.Builder out = ObjectNode.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
          out.put(KEYS[random.nextInt(KEYS.length)], tree(random, depth - 1));
        }
        yield out.build();
      }
    };
  }

  private static Node changed(Random random, Node node, int depth) {
    if (random.nextInt(6) == 0) {
      return tree(random, depth);
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode.Builder out = ObjectNode.builder();
        for (int i = 0; i < object.size(); i++) {
          if (random.nextInt(6) > 0) {
            out.put(object.key(i), changed(random, object.value(i), depth - 1));
          }
        }
        yield out.build();
      }
      case ArrayNode array -> {
        List<Node> out = new ArrayList<>();
        for (Node value : array) {
          if (random.nextInt(6) == 0) {
            out.add(tree(random, 1));
          }
          if (random.nextInt(6) > 0) {
            out.add(changed(random, value, Math.max(depth - 1, 0)));
          }
        }
        yield ArrayNode.of(out);
      }
      case NullNode _, BoolNode _, NumberNode _, StringNode _ -> node;
    };
  }
}
