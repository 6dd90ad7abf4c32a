package dev.ephor.report;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Severity;
import dev.ephor.document.StringNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Diagnostics of files in the formats of code hosts, spreadsheets, readers and programs. */
public final class DiagnosticReports {
  private DiagnosticReports() {}

  /**
   * What was looked at and what was found.
   *
   * @param policies number of policies and exceptions
   */
  public record Totals(int policies, long errors, long warnings) {
    /** {@code 3 policies, 1 error, 0 warnings}. */
    @Override
    public String toString() {
      return counted(policies, "policy", "policies")
          + ", "
          + counted(errors, "error", "errors")
          + ", "
          + counted(warnings, "warning", "warnings");
    }

    private static String counted(long number, String one, String many) {
      return number + " " + (number == 1 ? one : many);
    }
  }

  /** Message and help on one line. */
  static String sentence(Diagnostic found) {
    return found.help().map(help -> found.message() + "; " + help).orElse(found.message());
  }

  /** Name for a diagnostic that stays the same when lines move. */
  static String fingerprint(Diagnostic found) {
    return Fingerprint.of(found.code(), found.at().file(), found.at().path(), found.message());
  }

  private static String word(Diagnostic found) {
    return found.severity() == Severity.ERROR ? "error" : "warning";
  }

  /** Everything that is known, for programs. */
  public static ObjectNode list(List<Diagnostic> diagnostics, Totals totals) {
    List<Node> findings = new ArrayList<>();
    for (Diagnostic found : diagnostics) {
      ObjectNode.Builder out =
          ObjectNode.builder()
              .put("code", found.code())
              .put("severity", word(found))
              .put("message", found.message());
      found.help().ifPresent(help -> out.put("help", help));
      out.put("page", DiagnosticPages.of(found.code()));
      findings.add(
          out.put(
                  "at",
                  ObjectNode.builder()
                      .put("file", found.at().file())
                      .put("line", found.at().line())
                      .put("column", found.at().column())
                      .put("path", found.at().path())
                      .build())
              .build());
    }
    return ObjectNode.builder()
        .put(
            "summary",
            ObjectNode.builder()
                .put("policies", totals.policies())
                .put("errors", totals.errors())
                .put("warnings", totals.warnings())
                .build())
        .put("findings", ArrayNode.of(findings))
        .build();
  }

  /**
   * Comma-separated values as RFC 4180 has them, with a header.
   *
   * @throws IOException when {@code out} does
   */
  public static void csv(List<Diagnostic> diagnostics, Appendable out) throws IOException {
    out.append("file,line,column,severity,code,message,help\r\n");
    for (Diagnostic found : diagnostics) {
      List<String> fields =
          List.of(
              Fields.csv(found.at().file()),
              Integer.toString(found.at().line()),
              Integer.toString(found.at().column()),
              word(found),
              found.code(),
              Fields.csv(found.message()),
              Fields.csv(found.help().orElse("")));
      out.append(String.join(",", fields)).append("\r\n");
    }
  }

  /**
   * A table for a pull request or a job's summary.
   *
   * @throws IOException when {@code out} does
   */
  public static void markdown(List<Diagnostic> diagnostics, Totals totals, Appendable out)
      throws IOException {
    out.append("## Findings in policies\n\n").append(totals.toString()).append("\n");
    if (diagnostics.isEmpty()) {
      return;
    }
    out.append("\n| Severity | Code | Message | Place |\n|---|---|---|---|\n");
    for (Diagnostic found : diagnostics) {
      out.append("| ").append(word(found)).append(" | ").append(found.code());
      out.append(" | ").append(Fields.markdown(sentence(found)));
      out.append(" | ").append(Fields.markdown(found.at().toString())).append(" |\n");
    }
  }

  /**
   * One page that needs nothing else.
   *
   * @throws IOException when {@code out} does
   */
  public static void html(List<Diagnostic> diagnostics, Totals totals, Appendable out)
      throws IOException {
    HtmlReport.head("Findings in policies", out);
    out.append("<p>").append(totals.toString()).append("</p>\n<table>\n<thead><tr>");
    out.append("<th>Severity</th><th>Code</th><th>Message</th><th>Help</th><th>Place</th>");
    out.append("</tr></thead>\n<tbody>\n");
    for (Diagnostic found : diagnostics) {
      String style = found.severity() == Severity.ERROR ? "fail" : "warn";
      out.append("<tr><td class=\"" + style + "\">" + word(found) + "</td><td>");
      out.append(found.code()).append("</td><td>");
      out.append(XmlText.of(found.message())).append("</td><td>");
      out.append(XmlText.of(found.help().orElse(""))).append("</td><td><code>");
      out.append(XmlText.of(found.at().toString())).append("</code></td></tr>\n");
    }
    out.append("</tbody>\n</table>\n</body>\n</html>\n");
  }

  /**
   * JUnit XML: a suite for each file with findings, a case for each finding. Errors are errors,
   * warnings are failures.
   *
   * @throws IOException when {@code out} does
   */
  public static void junit(List<Diagnostic> diagnostics, Appendable out) throws IOException {
    Map<String, List<Diagnostic>> files = new LinkedHashMap<>();
    for (Diagnostic found : diagnostics) {
      files.computeIfAbsent(found.at().file(), _ -> new ArrayList<>()).add(found);
    }
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"ephor\"").append(junitCounts(diagnostics)).append(">\n");
    for (Map.Entry<String, List<Diagnostic>> file : files.entrySet()) {
      out.append("  <testsuite name=\"").append(XmlText.of(file.getKey())).append('"');
      out.append(junitCounts(file.getValue())).append(">\n");
      for (Diagnostic found : file.getValue()) {
        String element = found.severity() == Severity.ERROR ? "error" : "failure";
        out.append("    <testcase classname=\"").append(found.code());
        out.append("\" name=\"").append(XmlText.of(found.at().toString()));
        out.append("\" file=\"").append(XmlText.of(found.at().file()));
        out.append("\" line=\"" + found.at().line() + "\">\n      <" + element + " type=\"");
        out.append(word(found)).append("\" message=\"").append(XmlText.of(found.message()));
        out.append("\">").append(XmlText.of(found.help().orElse("")));
        out.append("</" + element + ">\n    </testcase>\n");
      }
      out.append("  </testsuite>\n");
    }
    out.append("</testsuites>\n");
  }

  private static String junitCounts(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    return " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"0\""
        .formatted(diagnostics.size(), diagnostics.size() - errors, errors);
  }

  /** GitLab's code quality report: an array of issues. */
  public static ArrayNode gitlab(List<Diagnostic> diagnostics) {
    List<Node> out = new ArrayList<>();
    for (Diagnostic found : diagnostics) {
      ObjectNode lines = ObjectNode.builder().put("begin", Math.max(1, found.at().line())).build();
      out.add(
          ObjectNode.builder()
              .put("description", sentence(found))
              .put("check_name", found.code())
              .put("fingerprint", fingerprint(found))
              .put("severity", found.severity() == Severity.ERROR ? "major" : "minor")
              .put(
                  "location",
                  ObjectNode.builder()
                      .put("path", StringNode.of(found.at().file()))
                      .put("lines", lines)
                      .build())
              .build());
    }
    return ArrayNode.of(out);
  }

  /**
   * Commands that GitHub Actions turns into annotations of files.
   *
   * @throws IOException when {@code out} does
   */
  public static void github(List<Diagnostic> diagnostics, Appendable out) throws IOException {
    for (Diagnostic found : diagnostics) {
      out.append("::" + word(found) + " file=" + Fields.githubProperty(found.at().file()));
      out.append(",line=" + Math.max(1, found.at().line()));
      out.append(",col=" + Math.max(1, found.at().column()));
      out.append(",title=" + Fields.githubProperty(found.code()));
      out.append("::" + Fields.githubData(sentence(found)) + "\n");
    }
  }
}
