package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ReadResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** YAML texts read into policies and other resources, for tests. */
final class Texting {
  private static final DocumentReader DOCUMENTS = new DocumentReader();
  private static final PolicyReader POLICIES = new PolicyReader();
  private static final ExceptionReader EXCEPTIONS = new ExceptionReader();
  private static final GlobalContextReader ENTRIES = new GlobalContextReader();
  private static final BindingReader BINDINGS = new BindingReader();

  private Texting() {}

  static Document document(String text) {
    ReadResult read = DOCUMENTS.readAll("policy.yaml", text);
    if (read.hasErrors() || read.documents().size() != 1) {
      throw new AssertionError("not one valid document: " + read.diagnostics() + "\n" + text);
    }
    return read.documents().getFirst();
  }

  static Policy policy(String text) {
    PolicyReadResult read = POLICIES.read(document(text)).orElseThrow();
    if (!read.diagnostics().isEmpty()) {
      throw new AssertionError(read.diagnostics().getFirst().render());
    }
    return read.policy().orElseThrow();
  }

  /** Diagnostics of whatever the document is; empty when no reader knows it. */
  static Optional<List<Diagnostic>> diagnostics(Document document) {
    return Stream.of(
            POLICIES.read(document).map(PolicyReadResult::diagnostics),
            EXCEPTIONS.read(document).map(ResourceReadResult::diagnostics),
            ENTRIES.read(document).map(ResourceReadResult::diagnostics),
            BINDINGS.read(document).map(ResourceReadResult::diagnostics))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The folder of reference data beside the repository, where it is installed. */
  static Path shared() {
    String given = System.getenv("EPHOR_SHARED");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared");
  }
}
