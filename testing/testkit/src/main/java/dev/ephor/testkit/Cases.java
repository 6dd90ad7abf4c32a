package dev.ephor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The case files of one area: {@code src/test/resources/testdata/<area>/*.yaml} (folders below are
 * read as well). Each file is a list of maps, each with a field {@code case} that names it; names
 * are unique in their file.
 *
 * <p>Scalars follow YAML 1.2's JSON schema: {@code yes} and {@code 0777} are texts here, whatever
 * Kubernetes makes of them.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> decides() {
 *   return Cases.in("match").tests(c -> assertThat(run(c.text("pattern"))).isEqualTo(c.value("want")));
 * }
 *
 * static Stream<Case> cases() { return Cases.in("match").stream(); } // for @MethodSource
 * }</pre>
 */
public final class Cases {
  private final List<Case> cases;

  private Cases(List<Case> cases) {
    this.cases = cases;
  }

  /** What is done with one case. */
  @FunctionalInterface
  public interface Body {
    void run(Case c) throws Exception;
  }

  /** All cases of the area, in the order of file names; an area without any is an error. */
  public static Cases in(String area) {
    Path root = directory("testdata");
    Path folder = root.resolve(area);
    List<Case> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
      for (Path file : files) {
        String name = root.relativize(file).toString().replace('\\', '/');
        found.addAll(parse(name, Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no case files in " + folder, e);
    }
    if (found.isEmpty()) {
      throw new AssertionError("no cases in " + folder);
    }
    return new Cases(List.copyOf(found));
  }

  /** The cases of one text; what {@link #in} does with each file. */
  static List<Case> parse(String file, String text) {
    Object root;
    try {
      root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
    if (!(root instanceof List<?> list)) {
      throw new AssertionError(file + ": not a list of cases");
    }
    List<Case> out = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object element : list) {
      Case one = caseOf(file, out.size(), element);
      if (!names.add(one.name())) {
        throw new AssertionError(file + ": two cases named `" + one.name() + "`");
      }
      out.add(one);
    }
    return out;
  }

  private static Case caseOf(String file, int number, @Nullable Object element) {
    if (!(element instanceof Map<?, ?> map) || !(map.get("case") instanceof String name)) {
      throw new AssertionError(file + ": case number " + (number + 1) + " has no text `case`");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!"case".equals(entry.getKey())) {
        fields.put(String.valueOf(entry.getKey()), entry.getValue());
      }
    }
    return new Case(file, name, fields);
  }

  private static Path directory(String resource) {
    URL url = Thread.currentThread().getContextClassLoader().getResource(resource);
    if (url == null) {
      throw new AssertionError("no folder `" + resource + "` on the test class path");
    }
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new AssertionError("bad resource address " + url, e);
    }
  }

  public Stream<Case> stream() {
    return cases.stream();
  }

  /** One dynamic test per case, named {@code file: case}. */
  public Stream<DynamicTest> tests(Body body) {
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> body.run(c)));
  }
}
