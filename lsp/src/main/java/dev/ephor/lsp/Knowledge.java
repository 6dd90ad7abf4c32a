package dev.ephor.lsp;

import dev.ephor.cli.lint.Definitions;
import dev.ephor.cli.lint.FileInspector;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Limits;
import dev.ephor.engine.Engine;
import dev.ephor.jmespath.FunctionInfo;
import dev.ephor.jmespath.FunctionTable;
import dev.ephor.lint.Linter;
import dev.ephor.schema.SchemaCatalog;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that answers are made from. Made once, as reading the kinds takes a moment. Safe for use by
 * several threads.
 *
 * @param jmesFunctions functions of JMESPath in policies
 */
record Knowledge(
    DocumentReader reader,
    FileInspector inspector,
    Linter linter,
    SchemaCatalog catalog,
    Vocabulary vocabulary,
    List<FunctionInfo> jmesFunctions) {
  private static final long BYTES_MAX = 4L * OpenDocument.CHARS_MAX;

  Knowledge {
    jmesFunctions = List.copyOf(jmesFunctions);
  }

  /**
   * @param definitions paths of CustomResourceDefinitions
   * @param problems takes what is wrong with them
   */
  static Knowledge gather(
      List<String> definitions, Terminal terminal, Consumer<Diagnostic> problems) {
    DocumentReader reader = new DocumentReader(Limits.DEFAULT.withBytesPerFile(BYTES_MAX));
    Definitions known = Definitions.load(definitions, terminal, reader);
    known.problems().forEach(problems);
    Engine engine = Policies.engine();
    Linter linter = Linter.create(known.catalog());
    return new Knowledge(
        reader,
        new FileInspector(reader, engine, linter),
        linter,
        known.catalog(),
        Vocabulary.load(),
        FunctionTable.policy(Policies.environment()).functions());
  }
}
