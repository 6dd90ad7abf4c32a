package dev.ephor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The public benchmark set on disk. The folder is named by the environment: {@code EPHOR_BENCH_SET}
 * holds policies and {@code review.json}, {@code EPHOR_BENCH_POD} is a file with one pod.
 */
final class BenchSet {
  private BenchSet() {}

  static byte[] pod() {
    return bytes(Path.of(setting("EPHOR_BENCH_POD")));
  }

  static byte[] review() {
    return bytes(Path.of(setting("EPHOR_BENCH_SET")).resolve("review.json"));
  }

  /** The policy files of one folder of the set, by name. */
  static Map<String, byte[]> policies(String folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(Path.of(setting("EPHOR_BENCH_SET")).resolve(folder))) {
      List<Path> paths = found.filter(path -> path.toString().endsWith(".yaml")).toList();
      paths.forEach(path -> files.put(path.getFileName().toString(), bytes(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("start with testing/bench/jmh, which sets " + name);
    }
    return value;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
