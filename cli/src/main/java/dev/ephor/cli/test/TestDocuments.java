package dev.ephor.cli.test;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.Findings;
import dev.ephor.document.ObjectNode;
import dev.ephor.jmespath.JmesCompiler;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with documents that are tests, without running them. */
public final class TestDocuments {
  /** Fields of a result that tell what kind of policy is meant. */
  public static final List<String> KINDS = TestFileReader.KINDS;

  private static final List<String> GROUPS = List.of("cli.kyverno.io/", "kyverno.io/");

  private TestDocuments() {}

  public static boolean isTest(Document document) {
    return TestFileReader.isTest(document);
  }

  /**
   * All mistakes of a test; empty when the document is none.
   *
   * @param expressions for projections of global context entries
   */
  public static Optional<List<Diagnostic>> mistakes(Document document, JmesCompiler expressions) {
    // Other tools have tests of their own, which are of kind Test as well.
    boolean ours =
        document.root() instanceof ObjectNode root
            && (!root.has("apiVersion")
                || GROUPS.stream().anyMatch(root.text("apiVersion", "")::startsWith));
    if (!ours || !TestFileReader.isTest(document)) {
      return Optional.empty();
    }
    Findings findings = new Findings("CLI");
    TestFile test = new TestFileReader(findings).read(document.file(), document);
    test.world().globals().forEach(mock -> mock.check(expressions, findings));
    return Optional.of(findings.sorted());
  }
}
