package dev.ephor.cli.lint;

import dev.ephor.cli.load.FixturesReader;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.UserInfoReader;
import dev.ephor.cli.load.ValuesReader;
import dev.ephor.cli.test.TestDocuments;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.ResourceList;
import dev.ephor.document.Severity;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.TextPlaces;
import dev.ephor.engine.Engine;
import dev.ephor.lint.Linter;
import dev.ephor.lint.SourceText;
import dev.ephor.policy.BindingReader;
import dev.ephor.policy.ExceptionReader;
import dev.ephor.policy.GlobalContextReader;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.PolicyReader;
import dev.ephor.policy.ResourceReadResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says what is wrong with a file: mistakes of reading and compiling, and what the linter finds in
 * policies that work. Knows policies of all kinds, exceptions, bindings, global context entries,
 * and the files of {@code ephor test}. Safe for use by several threads.
 */
public final class FileInspector {
  private static final String TEST_GROUP = "cli.kyverno.io/";
  private static final String EXPRESSION_CODES = "CEL";
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparingInt((Diagnostic found) -> found.at().line())
          .thenComparingInt(found -> found.at().column())
          .thenComparing(Diagnostic::code);

  private final DocumentReader reader;
  private final Engine engine;
  private final Linter linter;

  /**
   * @param linter what is said about policies that can be read
   */
  public FileInspector(DocumentReader reader, Engine engine, Linter linter) {
    this.reader = reader;
    this.engine = engine;
    this.linter = linter;
  }

  /** Never throws for what the file holds. */
  public Inspection inspect(String file, byte[] content) {
    ReadResult read = reader.readAll(file, content);
    Work work = new Work();
    work.found.addAll(read.diagnostics());
    work.broken = read.hasErrors();
    SourceLines text = SourceLines.of(content);
    TextPlaces places = new TextPlaces(text.lines());
    SourceText forLinter = SourceText.of(new String(content, StandardCharsets.UTF_8));
    for (Document document : read.documents()) {
      for (Document item : ResourceList.items(document)) {
        int before = work.found.size();
        inspect(item, work);
        work.found.subList(before, work.found.size()).replaceAll(one -> placed(one, item, places));
        work.found.addAll(linter.lint(item, forLinter));
      }
    }
    Silence silence = Silence.of(text, read.documents());
    List<Diagnostic> out =
        work.found.stream()
            .distinct()
            .filter(found -> !silence.covers(found))
            .sorted(BY_PLACE)
            .toList();
    return new Inspection(out, work.policies, work.known, work.others, work.broken);
  }

  /** What was found so far in one file. */
  private static final class Work {
    private final List<Diagnostic> found = new ArrayList<>();
    private int policies = 0;
    private int known = 0;
    private int others = 0;
    private boolean broken = false;

    void policy(List<Diagnostic> diagnostics) {
      policies++;
      broken |= hasError(diagnostics);
      document(diagnostics);
    }

    void document(List<Diagnostic> diagnostics) {
      known++;
      found.addAll(diagnostics);
    }
  }

  private void inspect(Document document, Work work) {
    Optional<PolicyReadResult> policy = new PolicyReader().read(document);
    if (policy.isPresent()) {
      work.policy(policy(policy.get()));
      return;
    }
    Optional<ResourceReadResult<PolicyException>> exception = new ExceptionReader().read(document);
    if (exception.isPresent()) {
      work.policy(exception(exception.get()));
      return;
    }
    Optional<List<Diagnostic>> beside = beside(document);
    if (beside.isPresent()) {
      work.document(beside.get());
    } else {
      Optional<Diagnostic> unknown = PolicyLoader.unknownKind(document);
      unknown.ifPresentOrElse(found -> work.policy(List.of(found)), () -> work.others++);
    }
  }

  /** Compilers of expressions tell places as if the expression began where its value does. */
  private static Diagnostic placed(Diagnostic found, Document document, TextPlaces places) {
    if (!found.code().startsWith(EXPRESSION_CODES)) {
      return found;
    }
    Optional<JsonPointer> pointer = JsonPointer.parse(found.at().path());
    if (pointer.isEmpty()) {
      return found;
    }
    SourceLocation start = document.locate(pointer.get());
    SourceLocation at = places.inFile(found.at(), start);
    return new Diagnostic(found.code(), found.severity(), at, found.message(), found.help());
  }

  private List<Diagnostic> policy(PolicyReadResult read) {
    return engine.compile(read).diagnostics();
  }

  private List<Diagnostic> exception(ResourceReadResult<PolicyException> read) {
    List<Diagnostic> out = new ArrayList<>(read.diagnostics());
    if (!read.isBroken()) {
      engine.compile(read.value(), out::add);
    }
    return out;
  }

  /** Mistakes of a document that is no policy and whose kind is known all the same. */
  private Optional<List<Diagnostic>> beside(Document document) {
    Optional<List<Diagnostic>> given =
        new BindingReader()
            .read(document)
            .map(ResourceReadResult::diagnostics)
            .or(() -> new GlobalContextReader().read(document).map(ResourceReadResult::diagnostics))
            .or(() -> TestDocuments.mistakes(document, engine.jmesPath()));
    if (given.isPresent() || !(document.root() instanceof ObjectNode root)) {
      return given;
    }
    if (!root.text("apiVersion", "").startsWith(TEST_GROUP)) {
      return Optional.empty();
    }
    Findings findings = new Findings("CLI");
    switch (root.text("kind", "")) {
      case "Values", "Value" -> ValuesReader.read(document, findings);
      case "UserInfo" -> UserInfoReader.read(document, findings);
      case "Context", "ClusterResource" -> FixturesReader.read(document, findings);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(findings.sorted());
  }

  private static boolean hasError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR);
  }
}
