package dev.ephor.engine.mutate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import dev.ephor.policy.VariableText;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * JSON patches whose places or operations are variables. Kyverno refuses them outside of foreach:
 * what such a patch changes could be chosen by who sends the request.
 */
final class JsonPatchPaths {
  /** Stands for each variable while the patch is read. */
  private static final String PLACEHOLDER = "ephor-variable";

  private JsonPatchPaths() {}

  static void check(Fragment patches, Consumer<Diagnostic> mistakes) {
    if (!(patches.node() instanceof StringNode(String text)) || !text.contains("{{")) {
      return;
    }
    String plain =
        new VariableText(text)
            .parts().stream().map(JsonPatchPaths::plain).collect(Collectors.joining());
    ReadResult read = new DocumentReader().readAll(patches.at().file(), plain);
    if (read.hasErrors() || read.documents().size() != 1) {
      return; // Told when the patch is run, with the values that the variables have then.
    }
    for (Fragment operation : read.documents().getFirst().fragment().children()) {
      for (String field : List.of("op", "path")) {
        operation
            .child(field)
            .filter(found ->
                found.node() instanceof StringNode(String value) && value.contains(PLACEHOLDER))
            .ifPresent(_ ->
                mistakes.accept(
                    Diagnostic.error(
                            "CMP019",
                            patches.at(),
                            "`" + field + "` of a JSON patch holds a variable")
                        .withHelp("only patches in `foreach` may; name the place itself")));
      }
    }
  }

  private static String plain(VariableText.Part part) {
    return switch (part) {
      case VariableText.Literal(String literal) -> literal;
      case VariableText.Variable _ -> PLACEHOLDER;
    };
  }
}
