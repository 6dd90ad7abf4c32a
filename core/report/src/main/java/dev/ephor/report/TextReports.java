package dev.ephor.report;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.outcome.RuleOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Results in the formats of code hosts, spreadsheets and readers. */
public final class TextReports {
  private TextReports() {}

  /**
   * Comma-separated values as RFC 4180 has them, with a header.
   *
   * @throws IOException when {@code out} does
   */
  public static void csv(List<Entry> entries, Appendable out) throws IOException {
    out.append("policy,rule,result,severity,category,kind,namespace,name,file,line,message\r\n");
    for (Entry entry : entries) {
      Labels labels = Labels.of(entry.result());
      Subject subject = entry.subject();
      List<String> fields =
          List.of(
              entry.result().policy().id().qualifiedName(),
              entry.result().rule(),
              entry.outcome().word(),
              labels.severity().map(Importance::word).orElse(""),
              labels.category().orElse(""),
              subject.kind(),
              subject.namespace(),
              subject.name(),
              entry.place().file(),
              Integer.toString(entry.place().line()),
              Messages.of(entry.result()));
      List<String> quoted = fields.stream().map(TextReports::csvField).toList();
      out.append(String.join(",", quoted)).append("\r\n");
    }
  }

  /** Spreadsheets take a text that begins with these signs for a formula; a quote keeps it text. */
  private static String csvField(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean plain =
        safe.indexOf(',') < 0
            && safe.indexOf('"') < 0
            && safe.indexOf('\n') < 0
            && safe.indexOf('\r') < 0;
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /**
   * A table of the findings for a pull request or a job's summary.
   *
   * @throws IOException when {@code out} does
   */
  public static void markdown(List<Entry> entries, Counts counts, Appendable out)
      throws IOException {
    out.append("## Policy results\n\n");
    out.append("| pass | fail | warn | error | skip |\n|---|---|---|---|---|\n");
    out.append("| " + counts.pass() + " | " + counts.fail() + " | " + counts.warn());
    out.append(" | " + counts.error() + " | " + counts.skip() + " |\n");
    List<Entry> found = Findings.of(entries);
    if (found.isEmpty()) {
      out.append("\nNo violations.\n");
      return;
    }
    out.append("\n| Result | Policy | Rule | Resource | Message | Place |\n");
    out.append("|---|---|---|---|---|---|\n");
    for (Entry entry : found) {
      out.append("| ").append(entry.outcome().word());
      out.append(" | ").append(cell(entry.result().policy().id().qualifiedName()));
      out.append(" | ").append(cell(entry.result().rule()));
      out.append(" | ").append(cell(entry.subject().path()));
      out.append(" | ").append(cell(Messages.of(entry.result())));
      out.append(" | ").append(cell(entry.place().toString())).append(" |\n");
    }
  }

  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("\n", "<br>");
  }

  /** GitLab's code quality report: an array of issues. */
  public static ArrayNode gitlab(List<Entry> entries) {
    List<Node> out = new ArrayList<>();
    for (Entry entry : Findings.of(entries)) {
      ObjectNode lines =
          ObjectNode.builder().put("begin", Math.max(1, entry.place().line())).build();
      out.add(
          ObjectNode.builder()
              .put("description", Findings.sentence(entry))
              .put("check_name", entry.ruleId())
              .put("fingerprint", Findings.fingerprint(entry))
              .put("severity", gitlabSeverity(entry))
              .put(
                  "location",
                  ObjectNode.builder()
                      .put("path", StringNode.of(entry.place().file()))
                      .put("lines", lines)
                      .build())
              .build());
    }
    return ArrayNode.of(out);
  }

  private static String gitlabSeverity(Entry entry) {
    if (entry.outcome() instanceof RuleOutcome.Warn) {
      return "info";
    }
    return switch (Findings.severity(entry)) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
      case INFO -> "info";
    };
  }

  /**
   * Commands that GitHub Actions turns into annotations of files.
   *
   * @throws IOException when {@code out} does
   */
  public static void github(List<Entry> entries, Appendable out) throws IOException {
    for (Entry entry : Findings.of(entries)) {
      String level = entry.outcome() instanceof RuleOutcome.Warn ? "warning" : "error";
      out.append("::" + level + " file=" + property(entry.place().file()));
      out.append(",line=" + Math.max(1, entry.place().line()));
      out.append(",col=" + Math.max(1, entry.place().column()));
      out.append(",title=" + property(entry.ruleId()));
      out.append("::" + data(Findings.sentence(entry)) + "\n");
    }
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
