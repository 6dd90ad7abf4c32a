package dev.ephor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir Path root;

  @Test
  void failsWhenTextDiffers() throws Exception {
    Files.writeString(root.resolve("a.txt"), "old\n");
    assertThatThrownBy(() -> new Golden(root, false).check("a.txt", "new\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rewrite with");
  }

  @Test
  void acceptsSameText() throws Exception {
    Files.writeString(root.resolve("a.txt"), "same\n");
    new Golden(root, false).check("a.txt", "same\n");
  }

  @Test
  void failsWhenFileIsMissing() {
    assertThatThrownBy(() -> new Golden(root, false).check("a.txt", "new\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no golden file");
  }

  @Test
  void rewritesFileOnUpdate() throws Exception {
    new Golden(root, true).check("deep/a.txt", "new\n");
    assertThat(Files.readString(root.resolve("deep/a.txt"))).isEqualTo("new\n");
  }
}
