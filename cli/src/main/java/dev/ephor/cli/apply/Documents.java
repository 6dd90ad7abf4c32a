package dev.ephor.cli.apply;

import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.YamlWriter;
import dev.ephor.report.Counts;
import dev.ephor.report.Entry;
import dev.ephor.report.HtmlReport;
import dev.ephor.report.JunitXml;
import dev.ephor.report.PolicyReports;
import dev.ephor.report.ResultList;
import dev.ephor.report.Sarif;
import dev.ephor.report.TextReports;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes results as documents for programs. */
final class Documents {
  private static final String MERGED = "merged";

  private Documents() {}

  static void write(
      ApplyOptions.Output output,
      List<Entry> entries,
      Counts counts,
      String version,
      Appendable out)
      throws IOException {
    switch (output.format()) {
      case JSON -> json(document(output, entries, counts), out);
      case YAML -> YamlWriter.inOrder().write(document(output, entries, counts), out);
      case TEXT, TABLE -> throw new IllegalArgumentException("no document");
      case JUNIT -> JunitXml.write(entries, out);
      case SARIF -> json(new Sarif(version).log(entries), out);
      case MARKDOWN -> TextReports.markdown(entries, counts, out);
      case HTML -> HtmlReport.write(entries, counts, out);
      case CSV -> TextReports.csv(entries, out);
      case GITLAB -> json(TextReports.gitlab(entries), out);
      case GITHUB -> TextReports.github(entries, out);
      case EXCEPTIONS -> ExceptionDocuments.write(entries, output.exceptionLife(), out);
    }
  }

  private static void json(Node node, Appendable out) throws IOException {
    JsonWriter.pretty().write(node, out);
    out.append('\n');
  }

  private static ObjectNode document(
      ApplyOptions.Output output, List<Entry> entries, Counts counts) {
    return output.policyReport()
        ? new PolicyReports(PolicyReports.Api.OPEN_REPORTS, Instant.now())
            .merged(MERGED, entries, counts)
        : ResultList.of(entries, counts);
  }
}
