package dev.ephor.cli.test;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.run.Said;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
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

  /** How what a rule made differs from what is expected of it; empty when nothing does. */
  Optional<String> difference(Expected expected, Said said) {
    if (expected.patched().isEmpty() || said.result().type() != RuleType.MUTATION) {
      return Optional.empty();
    }
    return difference(expected.patched(), said.object());
  }

  private Optional<String> difference(List<String> paths, Node made) {
    ObjectNode object = made instanceof ObjectNode found ? found : ObjectNode.EMPTY;
    for (String path : paths) {
      for (Resource wanted : read(path)) {
        if (isSame(wanted, object)) {
          return ResourceDiff.first(wanted.object(), object)
              .map(found -> test.resolve(path) + ": " + found);
        }
      }
    }
    String name = object.object("metadata").text("name", "");
    return Optional.of(
        "no " + object.text("kind", "") + " `" + name + "` in " + String.join(", ", paths));
  }

  private static boolean isSame(Resource wanted, ObjectNode made) {
    ObjectNode metadata = made.object("metadata");
    return wanted.kind().kind().equals(made.text("kind", ""))
        && wanted.name().equals(metadata.text("name", metadata.text("generateName", "")))
        && wanted.namespace().equals(metadata.text("namespace", ""));
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
