package dev.ephor.cli.test;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.run.Said;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources that a test expects policies to make, held against those they made. */
final class Products {
  private final TestFile test;
  private final ResourceReader reader;
  private final Terminal terminal;
  private final Map<String, List<Resource>> files = new HashMap<>();
  private final Set<Diagnostic> problems = new LinkedHashSet<>();

  Products(TestFile test, ResourceReader reader, Terminal terminal) {
    this.test = test;
    this.reader = reader;
    this.terminal = terminal;
  }

  /** What is wrong with the files, each once. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /**
   * How the things a rule made differ from what is expected of them: one answer for each thing, or
   * one alone for a rule that made nothing; empty where nothing differs.
   */
  List<Optional<String>> differences(Expected expected, Said said) {
    return switch (said.result().effect()) {
      case Effect.Generated(var objects) -> each(expected.files().generated(), objects);
      case Effect.Targets(var objects) -> each(expected.files().patched(), objects);
      case Effect.Patched _, Effect.None _ ->
          said.result().type() == RuleType.MUTATION
              ? each(expected.files().patched(), List.of(said.object()))
              : List.of(Optional.empty());
    };
  }

  private List<Optional<String>> each(List<String> paths, List<Node> made) {
    return made.stream().map(object -> difference(paths, object)).toList();
  }

  /** The first difference from the document of that kind and name; none where no file is named. */
  Optional<String> difference(List<String> paths, Node made) {
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode object = made instanceof ObjectNode found ? found : ObjectNode.EMPTY;
    for (String path : paths) {
      for (Resource wanted : read(path)) {
        if (isSame(wanted, object)) {
          return ResourceDiff.first(wanted.object(), placed(object, wanted))
              .map(found -> test.resolve(path) + ": " + found);
        }
      }
    }
    String name = object.object("metadata").text("name", "");
    return Optional.of(
        "no " + object.text("kind", "") + " `" + name + "` in " + String.join(", ", paths));
  }

  /**
   * @param name or {@code namespace/name}
   */
  static boolean isNamed(Node made, String name) {
    ObjectNode metadata =
        made instanceof ObjectNode object ? object.object("metadata") : ObjectNode.EMPTY;
    String own = metadata.text("name", "");
    return name.equals(own) || name.equals(metadata.text("namespace", "") + "/" + own);
  }

  private static boolean isSame(Resource wanted, ObjectNode made) {
    ObjectNode metadata = made.object("metadata");
    return wanted.kind().kind().equals(made.text("kind", ""))
        && wanted.name().equals(metadata.text("name", metadata.text("generateName", "")))
        && wanted.namespace().equals(metadata.text("namespace", wanted.namespace()));
  }

  /** What a rule made without a namespace is put into the default one, as its files are. */
  private static ObjectNode placed(ObjectNode made, Resource wanted) {
    ObjectNode metadata = made.object("metadata");
    return wanted.namespace().isEmpty() || !metadata.text("namespace", "").isEmpty()
        ? made
        : made.with("metadata", metadata.with("namespace", StringNode.of(wanted.namespace())));
  }

  private List<Resource> read(String path) {
    return files.computeIfAbsent(
        path,
        _ -> {
          List<Diagnostic> wrong = new ArrayList<>();
          List<Resource> found =
              reader.readAll(InputPaths.expand(List.of(test.resolve(path)), terminal), wrong);
          problems.addAll(wrong);
          return found;
        });
  }
}
