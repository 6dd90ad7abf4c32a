package dev.ephor.cli.test;

import java.nio.file.Path;

/** Paths as text. */
final class Paths {
  private Paths() {}

  /** The path without {@code .} and {@code x/..}, with slashes on every system. */
  static String normal(String path) {
    String normal = Path.of(path).normalize().toString().replace('\\', '/');
    return normal.isEmpty() ? "." : normal;
  }
}
