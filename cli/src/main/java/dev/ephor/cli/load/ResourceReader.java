package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.RawDocument;
import dev.ephor.document.ReadResult;
import dev.ephor.document.ResourceList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes resources of documents. May be used by several threads. */
public final class ResourceReader {
  private final DocumentReader reader;
  private final ResourceKinds kinds;

  public ResourceReader(DocumentReader reader, ResourceKinds kinds) {
    this.reader = reader;
    this.kinds = kinds;
  }

  /** What one document holds. */
  public record Resources(List<Resource> resources, List<Diagnostic> problems) {
    public Resources {
      resources = List.copyOf(resources);
      problems = List.copyOf(problems);
    }
  }

  public Resources parse(RawDocument raw) {
    return read(reader.parse(raw));
  }

  /** All resources of some files at once, for inputs that are known to be small. */
  public List<Resource> readAll(InputPaths.Found files, List<Diagnostic> problems) {
    problems.addAll(files.problems());
    List<Resource> out = new ArrayList<>();
    try (DocumentStream stream = new DocumentStream(files.files(), reader)) {
      Optional<RawDocument> next = stream.next();
      while (next.isPresent()) {
        Resources read = parse(next.get());
        problems.addAll(read.problems());
        out.addAll(read.resources());
        next = stream.next();
      }
      problems.addAll(stream.problems());
    }
    return out;
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
