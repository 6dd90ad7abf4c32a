package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.RawDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of documents what policies judge. May be used by several threads. */
public sealed interface InputReader permits ResourceReader, PayloadReader {

  /** What one document holds. */
  record Resources(List<Resource> resources, List<Diagnostic> problems) {
    public Resources {
      resources = List.copyOf(resources);
      problems = List.copyOf(problems);
    }
  }

  Resources parse(RawDocument raw);

  /** Reads the documents themselves. */
  DocumentReader documents();

  /** Everything in some files at once, for inputs that are known to be small. */
  default List<Resource> readAll(InputPaths.Found files, List<Diagnostic> problems) {
    problems.addAll(files.problems());
    List<Resource> out = new ArrayList<>();
    try (DocumentStream stream = new DocumentStream(files.files(), documents())) {
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
}
