package dev.ephor.cli.test;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Ordered;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Severity;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.Engine;
import dev.ephor.report.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code test}: find, run, print, count. */
final class TestSuite {
  private final TestOptions options;
  private final Terminal terminal;
  private final RowWriter writer;
  private final Colour colour;
  private final StringBuilder file = new StringBuilder();
  private final List<Row> kept = new ArrayList<>();
  private long passed = 0;
  private long failed = 0;
  private boolean wrongInput = false;

  TestSuite(TestOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
    this.writer = new RowWriter(options.format(), options.detailed());
    this.colour =
        options.file().isPresent() ? Colour.OFF : Colour.forOutput(options.colour(), terminal);
  }

  int run() {
    Engine engine = Policies.engine(options.namespacedHttp());
    TestFiles files = new TestFiles(terminal, new DocumentReader());
    options.paths().forEach(path -> files.add(path, options.fileName()));
    report(files.problems());
    List<TestFile> tests =
        files.tests().stream().flatMap(test -> options.selector().choose(test).stream()).toList();
    if (tests.isEmpty()) {
      return wrongInput ? ExitCode.INPUT.number() : noTests(files.tests().isEmpty());
    }
    files.tests().stream().filter(test -> test.results().isEmpty()).forEach(this::noResults);
    TestRun run = new TestRun(terminal, engine);
    Ordered.forEach(tests, run::run, this::add);
    try {
      return finish();
    } catch (IOException e) {
      String name = options.file().orElse("output");
      report(
          List.of(LoadMistake.UNREADABLE.in(name, "cannot be written: " + InputPaths.reason(e))));
      return ExitCode.FAILURE.number();
    }
  }

  private int noTests(boolean noFiles) {
    String where = String.join(", ", options.paths());
    String what =
        noFiles
            ? "no tests found: there is no file `" + options.fileName() + "`"
            : "no results are chosen by --test-case-selector";
    if (options.requireTests()) {
      report(List.of(LoadMistake.NOTHING_INSIDE.in(where, what)));
      return ExitCode.INPUT.number();
    }
    report(List.of(LoadMistake.NOTHING_INSIDE.warning(place(where), what)));
    return ExitCode.OK.number();
  }

  /** A test that expects nothing passes whatever its policies do. */
  private void noResults(TestFile test) {
    String what = "test has no `results`, so nothing is checked";
    Diagnostic found =
        options.requireTests()
            ? LoadMistake.NOTHING_INSIDE.in(test.file(), what)
            : LoadMistake.NOTHING_INSIDE.warning(place(test.file()), what);
    report(List.of(found.withHelp("`ephor create test` writes a test with results")));
  }

  private static SourceLocation place(String file) {
    return new SourceLocation(file, 0, 0, "");
  }

  private void report(List<Diagnostic> problems) {
    wrongInput |= problems.stream().anyMatch(one -> one.severity() == Severity.ERROR);
    Problems.print(problems, terminal);
  }

  private void add(Verdict verdict) {
    report(verdict.problems());
    failed += verdict.failed();
    passed += verdict.rows().size() - verdict.failed();
    List<Row> rows =
        options.failOnly()
            ? verdict.rows().stream().filter(row -> !row.passed()).toList()
            : verdict.rows();
    if (options.format() != RowFormat.TABLE) {
      kept.addAll(rows);
    } else if (!rows.isEmpty()) {
      print(colour.bold(heading(verdict.test())) + "\n");
      print(writer.table(rows, colour, terminal.environment().screen().columns()) + "\n");
      if (!options.detailed()) {
        explain(rows);
      }
    }
  }

  /** Tables without messages do not say what is misspelt in a test, so it is said below them. */
  private void explain(List<Row> rows) {
    List<String> said = rows.stream().filter(Row::unjudged).map(Row::message).distinct().toList();
    said.forEach(line -> terminal.err().println(Fields.plain(line)));
    if (!said.isEmpty()) {
      terminal.err().println();
    }
  }

  private static String heading(TestFile test) {
    return test.name().isEmpty() ? test.file() : test.name() + " (" + test.file() + ")";
  }

  private void print(String text) {
    if (options.file().isPresent()) {
      file.append(text);
    } else {
      terminal.out().print(text);
    }
  }

  private int finish() throws IOException {
    boolean table = options.format() == RowFormat.TABLE;
    if (!table) {
      StringBuilder document = new StringBuilder();
      writer.document(kept, document);
      print(document.toString());
    }
    if (options.file().isPresent()) {
      Files.writeString(
          terminal.environment().resolve(options.file().get()), file, StandardCharsets.UTF_8);
    }
    String summary =
        options.failOnly()
            ? "Test Summary: " + failed + " out of " + (passed + failed) + " tests failed"
            : "Test Summary: " + passed + " tests passed and " + failed + " tests failed";
    (table && options.file().isEmpty() ? terminal.out() : terminal.err()).println(summary);
    if (wrongInput) {
      return ExitCode.INPUT.number();
    }
    return (failed > 0 ? ExitCode.VIOLATION : ExitCode.OK).number();
  }
}
