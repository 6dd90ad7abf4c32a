package dev.ephor.cli.test;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.document.Diagnostic;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses expected results: {@code policy=*,rule=*,resource=*}, where {@code *} and {@code ?} stand
 * for any text and any character.
 */
record Selector(String policy, String rule, String resource) {
  static final Selector ALL = new Selector("*", "*", "*");

  static Selector parse(String text, List<Diagnostic> problems) {
    Selector out = ALL;
    for (String part : text.split(",")) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? "" : part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      switch (key) {
        case "policy" -> out = new Selector(value, out.rule(), out.resource());
        case "rule" -> out = new Selector(out.policy(), value, out.resource());
        case "resource" -> out = new Selector(out.policy(), out.rule(), value);
        default ->
            problems.add(
                LoadMistake.BAD_ARGUMENT
                    .in("--test-case-selector", "`" + part + "` chooses nothing")
                    .withHelp("--test-case-selector policy=name,rule=*,resource=*"));
      }
    }
    return out;
  }

  /** The test with those results that are chosen; empty when there are none. */
  Optional<TestFile> choose(TestFile test) {
    if (equals(ALL)) {
      return Optional.of(test);
    }
    List<Expected> chosen = new ArrayList<>();
    for (Expected expected : test.results()) {
      if (matches(policy, expected.policy()) && matches(rule, expected.rule())) {
        resources(expected).ifPresent(chosen::add);
      }
    }
    return chosen.isEmpty() ? Optional.empty() : Optional.of(test.withResults(chosen));
  }

  private Optional<Expected> resources(Expected expected) {
    if (resource.equals("*") || (expected.resources().isEmpty() && expected.specs().isEmpty())) {
      return Optional.of(expected);
    }
    List<Expected.Named> named =
        expected.resources().stream().filter(one -> matches(resource, one.text())).toList();
    List<Expected.Spec> specs =
        expected.specs().stream().filter(one -> matches(resource, one.name())).toList();
    return named.isEmpty() && specs.isEmpty()
        ? Optional.empty()
        : Optional.of(expected.withResources(named, specs));
  }

  private static boolean matches(String pattern, String text) {
    return Wildcard.matches(pattern, text);
  }
}
