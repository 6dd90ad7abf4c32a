package dev.ephor.cli.lint;

import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Severity;
import dev.ephor.lint.Linter;
import dev.ephor.report.DiagnosticReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One run of {@code lint}: read, inspect, mend, print. */
final class LintRun {
  private final LintOptions options;
  private final Terminal terminal;
  private final String version;
  private final DocumentReader reader = new DocumentReader();

  private final List<Finding> findings = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private int policies = 0;
  private int known = 0;
  private int others = 0;
  private int mended = 0;
  private boolean broken = false;

  LintRun(LintOptions options, Terminal terminal, String version) {
    this.options = options;
    this.terminal = terminal;
    this.version = version;
  }

  int run() {
    InputPaths.Found files = InputPaths.expand(options.paths(), terminal);
    problems.addAll(files.problems());
    Definitions definitions = Definitions.load(options.definitions(), terminal, reader);
    problems.addAll(definitions.problems());
    FileInspector inspector =
        new FileInspector(reader, Policies.engine(), Linter.create(definitions.catalog()));
    for (InputFile file : files.files()) {
      content(file).ifPresent(content -> inspect(file, content, inspector));
    }
    if (problems.isEmpty() && known == 0 && findings.isEmpty()) {
      problems.add(nothing());
    }
    Problems.print(problems, terminal);
    if (known == 0 && findings.isEmpty()) {
      return ExitCode.INPUT.number();
    }
    try {
      new LintOutput(options.output(), terminal, version).write(findings, totals());
    } catch (IOException e) {
      String name = options.output().file().orElse("output");
      return unwritten(
          LoadMistake.UNREADABLE.in(name, "cannot be written: " + InputPaths.reason(e)));
    }
    if (options.fix()) {
      terminal.err().println(mended + (mended == 1 ? " place" : " places") + " mended");
    }
    return exitCode();
  }

  private Diagnostic nothing() {
    String found =
        others == 0
            ? "no policies found"
            : "no policies found among " + others + " other documents";
    return LoadMistake.NOTHING_INSIDE
        .in(String.join(", ", options.paths()), found)
        .withHelp("name files or folders with policies, tests or values");
  }

  private int unwritten(Diagnostic problem) {
    Problems.print(List.of(problem), terminal);
    return ExitCode.FAILURE.number();
  }

  private Optional<byte[]> content(InputFile file) {
    try {
      return Optional.of(file.content(reader.limits().bytesPerFile()));
    } catch (IOException e) {
      problems.add(
          LoadMistake.UNREADABLE.in(file.name(), "cannot be read: " + InputPaths.reason(e)));
      return Optional.empty();
    }
  }

  private void inspect(InputFile file, byte[] given, FileInspector inspector) {
    byte[] content = given;
    Inspection inspection = inspector.inspect(file.name(), content);
    if (options.fix() && !inspection.diagnostics().isEmpty()) {
      byte[] changed = mend(file, content, inspection);
      if (!Arrays.equals(changed, content)) {
        content = changed;
        inspection = inspector.inspect(file.name(), content);
      }
    }
    policies += inspection.policies();
    known += inspection.known();
    others += inspection.others();
    broken |= inspection.broken();
    SourceLines text = SourceLines.of(content);
    for (Diagnostic found : inspection.diagnostics()) {
      // An error is shown whatever is ignored: a broken policy stays broken.
      if (found.severity() == Severity.ERROR || !options.ignored().contains(found.code())) {
        findings.add(Finding.of(found, text));
      }
    }
  }

  /** Writes the file with all repairs made, and gives what it holds then. */
  private byte[] mend(InputFile file, byte[] content, Inspection inspection) {
    SourceLines text = SourceLines.of(content);
    List<Repair> repairs = new ArrayList<>();
    for (Diagnostic found : inspection.diagnostics()) {
      if (!options.ignored().contains(found.code())) {
        Repair.of(found, text).filter(repair -> !repairs.contains(repair)).ifPresent(repairs::add);
      }
    }
    if (repairs.isEmpty() || !(file.origin() instanceof InputFile.Origin.OnDisk(var path))) {
      return content;
    }
    String before = new String(content, StandardCharsets.UTF_8);
    byte[] changed = Repair.apply(repairs, before).getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(path, changed);
      mended += repairs.size();
      return changed;
    } catch (IOException e) {
      problems.add(
          LoadMistake.UNREADABLE.in(file.name(), "cannot be written: " + InputPaths.reason(e)));
      return content;
    }
  }

  private DiagnosticReports.Totals totals() {
    long errors =
        findings.stream().filter(one -> one.diagnostic().severity() == Severity.ERROR).count();
    return new DiagnosticReports.Totals(policies, errors, findings.size() - errors);
  }

  private int exitCode() {
    if (!problems.isEmpty()) {
      return ExitCode.INPUT.number();
    }
    DiagnosticReports.Totals totals = totals();
    boolean counts = broken || options.failOn().isMetBy(totals.errors(), totals.warnings());
    return counts ? ExitCode.VIOLATION.number() : ExitCode.OK.number();
  }
}
