package dev.ephor.cel;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.NullNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.Severity;
import dev.ephor.document.Value;
import java.util.List;

/** Kyverno's {@code json.marshal}, {@code json.unmarshal} and {@code yaml.parse}. */
final class TextDataLibrary implements CelLibrary {
  /** Reading makes a tree, which is that much more work than going through the text. */
  private static final long READING = 4;

  private final DocumentReader reader = new DocumentReader();

  @Override
  public String name() {
    return "kyverno json and yaml";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function("json.marshal", "(dyn) -> string", (call, a) -> GoJson.write(call, a[0]));
    for (String name : new String[] {"json.unmarshal", "json.Unmarshal"}) {
      to.function(
          name,
          "(string) -> dyn",
          (call, a) -> {
            String text = Arguments.text(a[0]);
            return Arguments.chargeTraversal(call, READING * text.length())
                ? tree("json", text, reader.readJson("json", text))
                : call.stopped();
          });
    }
    to.function(
        "yaml.parse",
        "(string) -> dyn",
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return Arguments.chargeTraversal(call, READING * text.length())
              ? tree("yaml", text, reader.readAll("yaml", text))
              : call.stopped();
        });
  }

  /** The first document; a text with nothing in it is null in YAML, and no JSON at all. */
  private static Value tree(String language, String text, ReadResult read) {
    for (Diagnostic found : read.diagnostics()) {
      if (found.severity() == Severity.ERROR) {
        return CelError.of(language + ": " + found.message());
      }
    }
    if (language.equals("json") && text.isBlank()) {
      return CelError.of("json: unexpected end of JSON input");
    }
    List<Document> documents = read.documents();
    if (language.equals("json") && documents.size() > 1) {
      return CelError.of("json: more than one value");
    }
    return documents.isEmpty() ? NullNode.NULL : CelJson.withDoubles(documents.getFirst().root());
  }
}
