package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is written reads back as the same tree. */
class WriteReadTest {
  private static final int TREES = 3_000;

  private final DocumentReader reader = new DocumentReader();

  @Test
  void yamlReadsBackAsTheSameTree() {
    for (int seed = 0; seed < TREES; seed++) {
      Node tree = new RandomTrees(seed).tree();
      check(seed, tree, YamlWriter.sorted().write(tree));
      check(seed, tree, YamlWriter.inOrder().write(tree));
    }
  }

  @Test
  void jsonReadsBackAsTheSameTree() {
    for (int seed = 0; seed < TREES; seed++) {
      Node tree = new RandomTrees(seed).tree();
      check(seed, tree, JsonWriter.compact().write(tree));
      check(seed, tree, JsonWriter.pretty().sortedKeys().write(tree));
    }
  }

  private void check(int seed, Node tree, String text) {
    ReadResult result = reader.readAll("seed-" + seed, text);
    assertThat(result.diagnostics()).as("seed %d: %s", seed, text).isEmpty();
    if (tree instanceof NullNode && result.documents().isEmpty()) {
      return; // an empty document is passed over
    }
    assertThat(result.documents()).as("seed %d: %s", seed, text).hasSize(1);
    assertThat(result.documents().get(0).root()).as("seed %d: %s", seed, text).isEqualTo(tree);
  }
}
