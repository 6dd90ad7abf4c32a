package dev.ephor.cli.run;

import dev.ephor.cli.load.DocumentStream;
import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.RawDocument;
import dev.ephor.document.ResourceList;
import dev.ephor.document.Severity;
import dev.ephor.engine.Engine;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.policy.ExceptionReader;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.ResourceReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PolicyExceptions from files, compiled. Documents of other kinds are passed over.
 *
 * @param problems why some cannot be used
 * @param warnings about those that have no effect, or should be changed
 * @param unused number of exceptions that this version does not evaluate
 */
public record Exceptions(
    List<Exemption> exemptions, List<Diagnostic> problems, List<Diagnostic> warnings, int unused) {
  public Exceptions {
    exemptions = List.copyOf(exemptions);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param required whether files without any exception are a mistake
   */
  public static Exceptions load(
      List<InputFile> files, DocumentReader reader, Engine engine, boolean required) {
    List<Exemption> exemptions = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    List<ResourceReadResult<PolicyException>> all = readAll(files, reader, found);
    int read = all.size();
    for (ResourceReadResult<PolicyException> one : all) {
      if (!one.isBroken()) {
        engine.compile(one.value(), found::add).ifPresent(exemptions::add);
      }
    }
    if (required && read == 0 && !files.isEmpty() && found.isEmpty()) {
      found.add(LoadMistake.NOTHING_INSIDE.in(files.getFirst().name(), "has no policy exceptions"));
    }
    return new Exceptions(exemptions, of(found, true), of(found, false), read - exemptions.size());
  }

  /** Exceptions as they were read, without those that are broken. */
  public static List<PolicyException> read(
      List<InputFile> files, DocumentReader reader, List<Diagnostic> problems) {
    return readAll(files, reader, problems).stream()
        .filter(one -> !one.isBroken())
        .map(ResourceReadResult::value)
        .toList();
  }

  private static List<ResourceReadResult<PolicyException>> readAll(
      List<InputFile> files, DocumentReader reader, List<Diagnostic> problems) {
    List<ResourceReadResult<PolicyException>> out = new ArrayList<>();
    ExceptionReader exceptions = new ExceptionReader();
    try (DocumentStream stream = new DocumentStream(files, reader)) {
      Optional<RawDocument> next = stream.next();
      while (next.isPresent()) {
        for (Document document : reader.parse(next.get()).documents()) {
          for (Document item : ResourceList.items(document)) {
            Optional<ResourceReadResult<PolicyException>> one = exceptions.read(item);
            one.ifPresent(found -> problems.addAll(found.diagnostics()));
            one.ifPresent(out::add);
          }
        }
        next = stream.next();
      }
      problems.addAll(stream.problems());
    }
    return out;
  }

  private static List<Diagnostic> of(List<Diagnostic> found, boolean errors) {
    return found.stream().filter(one -> (one.severity() == Severity.ERROR) == errors).toList();
  }

  /** All of both. */
  public Exceptions plus(Exceptions more) {
    return new Exceptions(
        joined(exemptions, more.exemptions),
        joined(problems, more.problems),
        joined(warnings, more.warnings),
        unused + more.unused);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> out = new ArrayList<>(some);
    out.addAll(more);
    return out;
  }
}
