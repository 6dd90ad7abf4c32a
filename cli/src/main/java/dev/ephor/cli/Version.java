package dev.ephor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The version this program was built as. Kept free of everything else, so that asking for it loads
 * no other class of ours.
 */
public final class Version {
  private Version() {}

  /** The Maven version, such as {@code 0.1.0-SNAPSHOT}. */
  public static String text() {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("the build left out version.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code ephor version} prints: program and version, one line without its end. */
  public static String line() {
    return "ephor " + text();
  }
}
