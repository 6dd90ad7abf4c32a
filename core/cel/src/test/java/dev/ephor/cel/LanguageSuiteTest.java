package dev.ephor.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The conformance suite of the CEL specification (version 0.25.3), where {@code
 * testing/cel-spec/fetch} has put it. Tests about what policies cannot have are left out by what
 * they use; {@code testdata/language} lists the others that differ, with reasons.
 */
class LanguageSuiteTest {
  private static final int TESTS_MIN = 1400;

  @TestFactory
  Stream<DynamicTest> agreesWithTheSuite() throws IOException {
    Map<String, String> reasons = reasons();
    List<LanguageCase> cases = cases();
    assertThat(cases).hasSizeGreaterThan(TESTS_MIN);
    assertThat(cases).extracting(LanguageCase::name).containsAll(reasons.keySet());
    return cases.stream()
        .filter(test -> test.needs().isEmpty())
        .map(test -> DynamicTest.dynamicTest(test.name(), () -> check(test, reasons)));
  }

  private static void check(LanguageCase test, Map<String, String> reasons) {
    Optional<String> difference = test.difference();
    if (reasons.containsKey(test.name())) {
      assertThat(difference).as("differs no more, take it off the list").isPresent();
    } else {
      assertThat(difference).as("%s", test.test().string("expr", "")).isEmpty();
    }
  }

  private static Map<String, String> reasons() {
    Map<String, String> out = new LinkedHashMap<>();
    for (Case listed : Cases.in("language").stream().toList()) {
      listed.allowOnly("tests");
      listed.texts("tests").forEach(name -> out.put(name, listed.name()));
    }
    return out;
  }

  private static List<LanguageCase> cases() throws IOException {
    Path folder = folder();
    Assumptions.assumeTrue(Files.isDirectory(folder), "the suite is not here: not run");
    List<LanguageCase> out = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".textproto")).sorted().toList()) {
        String name = String.valueOf(file.getFileName()).replace(".textproto", "");
        out.addAll(LanguageCase.of(name, Files.readString(file)));
      }
    }
    return out;
  }

  /** Where {@code testing/cel-spec/fetch} puts it. */
  private static Path folder() {
    String given = System.getenv("EPHOR_CEL_SPEC");
    if (given != null) {
      return Path.of(given);
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path caches =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return caches.resolve("ephor-tests/cel-spec-0.25.3");
  }
}
