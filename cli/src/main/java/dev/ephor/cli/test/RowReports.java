package dev.ephor.cli.test;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.report.Fields;
import dev.ephor.report.Fingerprint;
import dev.ephor.report.HtmlReport;
import dev.ephor.report.XmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in the formats of code hosts, spreadsheets and readers. Those of code hosts have failed rows
 * alone, at the line of the test file that expects what did not come.
 */
final class RowReports {
  private RowReports() {}

  /** Comma-separated values as RFC 4180 has them, with a header. */
  static void csv(List<Row> rows, Appendable out) throws IOException {
    out.append("test,line,policy,rule,resource,result,reason,message\r\n");
    for (Row row : rows) {
      List<String> fields =
          List.of(
              row.test(),
              Integer.toString(row.at().line()),
              row.policy(),
              row.rule(),
              row.resource(),
              RowWriter.result(row),
              row.reason(),
              row.message());
      List<String> quoted = fields.stream().map(Fields::csv).toList();
      out.append(String.join(",", quoted)).append("\r\n");
    }
  }

  /** One page that needs nothing else: no script, no font, no network. */
  static void html(List<Row> rows, Appendable out) throws IOException {
    long failed = rows.stream().filter(row -> !row.passed()).count();
    HtmlReport.head("Policy tests", out);
    out.append("<p>" + (rows.size() - failed) + " passed, " + failed + " failed</p>\n");
    out.append("<table>\n<thead><tr><th>Result</th><th>Policy</th><th>Rule</th>");
    out.append("<th>Resource</th><th>Reason</th><th>Message</th><th>Place</th></tr></thead>\n");
    out.append("<tbody>\n");
    for (Row row : rows) {
      out.append("<tr><td class=\"" + (row.passed() ? "pass" : "fail") + "\">");
      out.append(RowWriter.result(row)).append("</td><td>");
      out.append(XmlText.of(row.policy())).append("</td><td>");
      out.append(XmlText.of(row.rule())).append("</td><td>");
      out.append(XmlText.of(row.resource())).append("</td><td>");
      out.append(XmlText.of(row.reason())).append("</td><td>");
      out.append(XmlText.of(row.message())).append("</td><td><code>");
      out.append(XmlText.of(row.at().toString())).append("</code></td></tr>\n");
    }
    out.append("</tbody>\n</table>\n</body>\n</html>\n");
  }

  /** GitLab's code quality report: an array of issues. */
  static ArrayNode gitlab(List<Row> rows) {
    List<Node> out = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Row row : rows) {
      if (row.passed()) {
        continue;
      }
      String same = Fingerprint.of(row.test(), row.policy(), row.rule(), row.resource());
      int earlier = seen.merge(same, 1, Integer::sum) - 1;
      String name = earlier == 0 ? same : Fingerprint.of(same, Integer.toString(earlier));
      ObjectNode lines = ObjectNode.builder().put("begin", Math.max(1, row.at().line())).build();
      out.add(
          ObjectNode.builder()
              .put("description", sentence(row))
              .put("check_name", check(row))
              .put("fingerprint", name)
              .put("severity", "major")
              .put(
                  "location",
                  ObjectNode.builder().put("path", row.test()).put("lines", lines).build())
              .build());
    }
    return ArrayNode.of(out);
  }

  /** Commands that GitHub Actions turns into annotations of files. */
  static void github(List<Row> rows, Appendable out) throws IOException {
    for (Row row : rows) {
      if (row.passed()) {
        continue;
      }
      out.append("::error file=" + Fields.githubProperty(row.test()));
      out.append(",line=" + Math.max(1, row.at().line()));
      out.append(",col=" + Math.max(1, row.at().column()));
      out.append(",title=" + Fields.githubProperty("test of " + check(row)));
      out.append("::" + Fields.githubData(sentence(row)) + "\n");
    }
  }

  private static String check(Row row) {
    return row.rule().isEmpty() ? row.policy() : row.policy() + "/" + row.rule();
  }

  private static String sentence(Row row) {
    String message = row.message().isEmpty() ? "" : ": " + row.message();
    return (row.resource() + ": " + row.reason() + message).replace("\n", " ").strip();
  }
}
