package dev.ephor.architecture.sample;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Breaks every rule on purpose, to show that each of them would be noticed. */
class WrongHelper {
  static int counter;
  static final ArrayList<String> SEEN = new ArrayList<>();

  boolean readsFile(Path path) {
    return Files.exists(path);
  }

  long readsClock() {
    return System.currentTimeMillis();
  }

  long countsInParallel(List<String> names) {
    return names.parallelStream().count();
  }

  boolean usesRegex(String text, String pattern) {
    return text.matches(pattern);
  }

  Stream<Method> reflects() {
    return Stream.of(getClass().getMethods());
  }

  void throwsAnything() {
    throw new RuntimeException("anything");
  }
}
