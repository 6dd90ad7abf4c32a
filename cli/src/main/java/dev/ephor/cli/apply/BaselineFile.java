package dev.ephor.cli.apply;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.YamlWriter;
import dev.ephor.report.Baseline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the file of {@code --baseline}: findings that are known and do not fail. */
final class BaselineFile {
  private static final String API_VERSION = "cli.ephor.dev/v1alpha1";
  private static final String KIND = "Baseline";
  private static final int COUNT_MAX = 1_000_000;

  private BaselineFile() {}

  /** The known findings of a file; what is wrong with it goes to {@code problems}. */
  static List<Baseline.Known> read(String file, Terminal terminal, List<Diagnostic> problems) {
    ReadResult read;
    try {
      byte[] content = Files.readAllBytes(terminal.environment().resolve(file));
      read = new DocumentReader().readAll(file, content);
    } catch (NoSuchFileException e) {
      problems.add(
          LoadMistake.NOT_FOUND
              .in(file, "no such baseline")
              .withHelp("--write-baseline " + file + " writes one"));
      return List.of();
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in(file, "cannot be read: " + InputPaths.reason(e)));
      return List.of();
    }
    problems.addAll(read.diagnostics());
    List<Baseline.Known> out = new ArrayList<>();
    for (Document document : read.documents()) {
      if (!(document.root() instanceof ObjectNode root) || !root.text("kind", "").equals(KIND)) {
        problems.add(
            LoadMistake.UNKNOWN_KIND
                .at(document.fragment().at(), "document is no `" + KIND + "`")
                .withHelp("--write-baseline writes one"));
        continue;
      }
      Findings findings = new Findings("CLI");
      FieldReader fields = FieldReader.of(document.fragment(), findings);
      fields.accept("apiVersion", "kind");
      for (Fragment finding : fields.list("findings")) {
        out.add(known(fields.reader(finding)));
      }
      fields.finish();
      problems.addAll(findings.sorted());
    }
    return out;
  }

  private static Baseline.Known known(FieldReader fields) {
    Baseline.Known one =
        new Baseline.Known(
            fields.requiredText("fingerprint"),
            fields.text("rule").orElse(""),
            fields.text("resource").orElse(""),
            fields.text("field").orElse(""),
            fields.number("count", 1, COUNT_MAX).orElse(1));
    fields.finish();
    return one;
  }

  static void write(String file, List<Baseline.Known> findings, Terminal terminal)
      throws IOException {
    List<Node> nodes = new ArrayList<>();
    for (Baseline.Known one : findings) {
      ObjectNode.Builder node =
          ObjectNode.builder().put("rule", one.rule()).put("resource", one.resource());
      if (!one.field().isEmpty()) {
        node.put("field", one.field());
      }
      if (one.count() > 1) {
        node.put("count", one.count());
      }
      nodes.add(node.put("fingerprint", one.fingerprint()).build());
    }
    StringBuilder out = new StringBuilder("# Known findings: they do not fail a run with");
    out.append(" `ephor apply --baseline FILE`.\n");
    ObjectNode document =
        ObjectNode.builder()
            .put("apiVersion", API_VERSION)
            .put("kind", KIND)
            .put("findings", ArrayNode.of(nodes))
            .build();
    YamlWriter.inOrder().write(document, out);
    Files.writeString(terminal.environment().resolve(file), out, StandardCharsets.UTF_8);
  }
}
