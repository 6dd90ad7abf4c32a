package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.RawDocument;
import dev.ephor.document.ReadResult;
import dev.ephor.document.ResourceList;
import java.util.ArrayList;
import java.util.List;

/** Makes resources of documents. May be used by several threads. */
public final class ResourceReader implements InputReader {
  private final DocumentReader reader;
  private final ResourceKinds kinds;

  public ResourceReader(DocumentReader reader, ResourceKinds kinds) {
    this.reader = reader;
    this.kinds = kinds;
  }

  @Override
  public Resources parse(RawDocument raw) {
    return read(reader.parse(raw));
  }

  @Override
  public DocumentReader documents() {
    return reader;
  }

  private Resources read(ReadResult read) {
    List<Resource> resources = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>(read.diagnostics());
    for (Document document : read.documents()) {
      for (Document item : ResourceList.items(document)) {
        switch (Resource.of(item, kinds)) {
          case Resource.Read.Good(Resource resource) -> resources.add(resource);
          case Resource.Read.Bad(Diagnostic problem) -> problems.add(problem);
        }
      }
    }
    return new Resources(resources, problems);
  }
}
