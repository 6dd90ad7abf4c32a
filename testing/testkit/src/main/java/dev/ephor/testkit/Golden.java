package dev.ephor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/**
 * Compares printed text with a file below {@code src/test/resources/golden} of the module under
 * test. With the system property {@code ephor.golden=update} the file is written instead, and the
 * change is reviewed as a diff.
 */
public final class Golden {
  private final Path root;
  private final boolean update;

  Golden(Path root, boolean update) {
    this.root = root;
    this.update = update;
  }

  /** Golden files of the module whose tests run. */
  public static Golden files() {
    return in(module().resolve("src/test/resources/golden"));
  }

  /** Golden files of another folder, for pages that a run writes a part of. */
  public static Golden in(Path folder) {
    return new Golden(folder, "update".equals(System.getProperty("ephor.golden")));
  }

  /** The folder of the module whose tests run. */
  public static Path module() {
    return Path.of(System.getProperty("basedir", System.getProperty("user.dir", ".")))
        .toAbsolutePath();
  }

  /** Fails unless the file {@code name} holds exactly {@code actual}. */
  public void check(String name, String actual) {
    Path file = root.resolve(name);
    try {
      if (update) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
        return;
      }
      if (!Files.exists(file)) {
        throw new AssertionError(
            "no golden file " + file + "; run with -Dephor.golden=update; text was:\n" + actual);
      }
      Assertions.assertThat(actual)
          .as("%s (rewrite with -Dephor.golden=update)", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
