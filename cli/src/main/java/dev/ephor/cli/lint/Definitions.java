package dev.ephor.cli.lint;

import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.ResourceList;
import dev.ephor.schema.SchemaCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The kinds that are known: those of Kubernetes, and those of CustomResourceDefinitions in files.
 *
 * @param problems what is wrong with the files; a definition that is broken adds nothing
 */
public record Definitions(SchemaCatalog catalog, List<Diagnostic> problems) {
  private static final String KIND = "CustomResourceDefinition";

  public Definitions {
    problems = List.copyOf(problems);
  }

  /** Reads the definitions; paths are as users give them. */
  public static Definitions load(List<String> paths, Terminal terminal, DocumentReader reader) {
    SchemaCatalog builtIn = SchemaCatalog.builtIn();
    if (paths.isEmpty()) {
      return new Definitions(builtIn, List.of());
    }
    InputPaths.Found files = InputPaths.expand(paths, terminal);
    List<Diagnostic> problems = new ArrayList<>(files.problems());
    List<Document> definitions = new ArrayList<>();
    for (InputFile file : files.files()) {
      try {
        ReadResult read = reader.readAll(file.name(), file.content(reader.limits().bytesPerFile()));
        problems.addAll(read.diagnostics());
        read.documents().stream()
            .flatMap(document -> ResourceList.items(document).stream())
            .filter(Definitions::isDefinition)
            .forEach(definitions::add);
      } catch (IOException e) {
        problems.add(
            LoadMistake.UNREADABLE.in(file.name(), "cannot be read: " + InputPaths.reason(e)));
      }
    }
    if (definitions.isEmpty() && problems.isEmpty()) {
      problems.add(
          LoadMistake.NOTHING_INSIDE
              .in(String.join(", ", paths), "no CustomResourceDefinitions found")
              .withHelp("name files or folders that hold them"));
    }
    SchemaCatalog.Extended extended = builtIn.with(definitions);
    problems.addAll(extended.diagnostics());
    return new Definitions(extended.catalog(), problems);
  }

  private static boolean isDefinition(Document document) {
    return document.root() instanceof ObjectNode root && root.text("kind", "").equals(KIND);
  }
}
