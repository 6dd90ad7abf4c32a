package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Node;
import dev.ephor.document.RawDocument;
import dev.ephor.document.ReadResult;
import dev.ephor.document.Severity;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.payload.PayloadFormat;
import dev.ephor.engine.port.PayloadKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes payloads of documents: what policies judge that is no Kubernetes object. Each document of a
 * file is a payload of its own. May be used by several threads.
 */
public final class PayloadReader implements InputReader {
  private final DocumentReader reader;
  private final PayloadKind kind;

  public PayloadReader(DocumentReader reader, PayloadKind kind) {
    this.reader = reader;
    this.kind = kind;
  }

  @Override
  public DocumentReader documents() {
    return reader;
  }

  @Override
  public Resources parse(RawDocument raw) {
    ReadResult read = reader.parse(raw);
    List<Resource> out = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>(read.diagnostics());
    // The document after a last separator is empty and means nothing, a whole file of null does.
    if (read.documents().isEmpty() && problems.isEmpty() && raw.firstLine() == 1) {
      problems.add(
          LoadMistake.BAD_PAYLOAD
              .at(new SourceLocation(raw.file(), 1, 1, ""), "payload is empty")
              .withHelp("a payload is any value but null"));
    }
    for (Document document : read.documents()) {
      Findings findings = new Findings(PayloadFormat.PREFIX);
      Node content = content(document, findings);
      List<Diagnostic> found = findings.sorted();
      problems.addAll(found);
      if (found.stream().noneMatch(one -> one.severity() == Severity.ERROR)) {
        out.add(Resource.ofPayload(kind, content, document));
      }
    }
    return new Resources(out, problems);
  }

  private Node content(Document document, Findings findings) {
    return switch (kind) {
      case KUBERNETES, JSON -> document.root();
      case HTTP -> PayloadFormat.HTTP.read(document.fragment(), findings);
      case ENVOY -> PayloadFormat.ENVOY.read(document.fragment(), findings);
    };
  }
}
