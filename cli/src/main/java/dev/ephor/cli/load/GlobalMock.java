package dev.ephor.cli.load;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of {@code globalContextEntries} of a test: data that stands for a GlobalContextEntry.
 *
 * @param data given in the test itself, whole or as a list of resources
 * @param files with resources, relative to the test
 * @param fieldPath JMESPath of the part that counts
 */
public record GlobalMock(
    String name,
    Optional<Node> data,
    List<String> files,
    Optional<Fragment> fieldPath,
    List<Projection> projections) {
  public GlobalMock {
    files = List.copyOf(files);
    projections = List.copyOf(projections);
  }

  /** A named part of the data. */
  public record Projection(String name, Fragment path) {}

  /** Reads the field of a test; names that stand twice are a mistake, as in Kyverno. */
  public static List<GlobalMock> read(FieldReader test) {
    Map<String, GlobalMock> out = new LinkedHashMap<>();
    for (FieldReader entry : test.objects("globalContextEntries")) {
      GlobalMock mock = entry(entry);
      if (out.put(mock.name(), mock) != null) {
        report(
            entry.source(),
            entry.findings(),
            "global context entry `" + mock.name() + "` stands twice");
      }
    }
    return List.copyOf(out.values());
  }

  private static GlobalMock entry(FieldReader entry) {
    String name = entry.requiredText("name");
    entry.exactlyOne("data", "resources", "resourceFiles");
    Optional<Node> data = entry.object("data").map(found -> found.source().node());
    if (entry.has("resources")) {
      List<Node> objects = new ArrayList<>();
      entry.objects("resources").forEach(object -> objects.add(object.source().node()));
      data = Optional.of(ArrayNode.of(objects));
    }
    List<Projection> views = new ArrayList<>();
    for (FieldReader projection : entry.objects("projections")) {
      views.add(
          new Projection(projection.requiredText("name"), projection.requiredTextFragment("path")));
      projection.finish();
    }
    GlobalMock out =
        new GlobalMock(
            name, data, entry.texts("resourceFiles"), entry.textFragment("fieldPath"), views);
    entry.finish();
    return out;
  }

  private static void report(Fragment at, Findings findings, String message) {
    findings.add(LoadMistake.BAD_MOCK.at(at.at(), message));
  }

  /**
   * What the entry holds.
   *
   * @param fromFiles documents of its files
   * @param findings for paths that cannot be followed
   */
  public Fixtures fixtures(List<Node> fromFiles, JmesCompiler expressions, Findings findings) {
    Node whole = data.orElseGet(() -> ArrayNode.of(fromFiles));
    Node part = fieldPath.map(path -> part(whole, path, expressions, findings)).orElse(whole);
    Map<String, Value> views = new LinkedHashMap<>();
    for (Projection view : projections) {
      views.put(view.name(), part(part, view.path(), expressions, findings));
    }
    return Fixtures.ofGlobal(name, new GlobalData(part, views));
  }

  /** Reports paths that are no JMESPath, without following them. */
  public void check(JmesCompiler expressions, Findings findings) {
    List<Fragment> paths = new ArrayList<>();
    fieldPath.ifPresent(paths::add);
    projections.forEach(projection -> paths.add(projection.path()));
    for (Fragment path : paths) {
      if (path.node() instanceof StringNode(String text)
          && expressions.compile(text.strip(), path.at())
              instanceof JmesCompilation.Rejected(var diagnostic)) {
        findings.add(diagnostic);
      }
    }
  }

  private Node part(Node from, Fragment path, JmesCompiler expressions, Findings findings) {
    return switch (follow(from, path, expressions)) {
      case Node found -> found;
      case ErrorValue error -> {
        report(path, findings, "global context entry `" + name + "`: " + error.message());
        yield NullNode.NULL;
      }
      default -> NullNode.NULL;
    };
  }

  /** The part of a value that a JMESPath finds, or why it finds none. */
  static Value follow(Value from, Fragment path, JmesCompiler expressions) {
    String text = path.node() instanceof StringNode(String found) ? found : "";
    return switch (expressions.compile(text.strip(), path.at())) {
      case JmesCompilation.Compiled(var expression) ->
          from instanceof Node node ? expression.evaluate(node) : from;
      case JmesCompilation.Rejected(var diagnostic) ->
          new Unfollowed(diagnostic.code(), diagnostic.message());
    };
  }

  /** A path that is no JMESPath. */
  private record Unfollowed(String code, String message) implements ErrorValue {}
}
