package dev.ephor.cli.input;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What exists beside the resources that are judged: targets, parameters, and the global context
 * entries among the resources, which are read a second time only for policies that use any.
 */
record Existing(PolicyLoader.Loaded policies, ResourceReader reader, Terminal terminal) {

  /**
   * @param given paths of targets and parameters
   * @param problems where mistakes of their files go
   */
  Fixtures read(List<String> given, List<InputFile> resources, List<Diagnostic> problems) {
    List<ObjectNode> out = new ArrayList<>();
    reader
        .readAll(InputPaths.expand(given, terminal), problems)
        .forEach(resource -> out.add(resource.object()));
    if (!anyPolicyMentions("globalReference") && !anyPolicyMentions("globalContext")) {
      return Fixtures.ofObjects(out);
    }
    InputPaths.Found files = new InputPaths.Found(resources, List.of());
    List<Resource> all = reader.readAll(files, new ArrayList<>());
    return Fixtures.ofObjects(out).plus(Fixtures.ofEntriesAmong(all, problems));
  }

  private boolean anyPolicyMentions(String word) {
    return policies.policies().stream()
        .anyMatch(read -> mentions(read.meta().source().root(), word));
  }

  private static boolean mentions(Node node, String word) {
    return switch (node) {
      case ObjectNode object -> {
        for (int i = 0; i < object.size(); i++) {
          if (object.key(i).equals(word) || mentions(object.value(i), word)) {
            yield true;
          }
        }
        yield false;
      }
      case ArrayNode array -> array.asList().stream().anyMatch(item -> mentions(item, word));
      case StringNode(String text) -> text.contains(word);
      case NullNode _, BoolNode _, NumberNode _ -> false;
    };
  }
}
