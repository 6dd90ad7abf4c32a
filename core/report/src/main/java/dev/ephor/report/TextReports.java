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
      List<String> quoted = fields.stream().map(Fields::csv).toList();
      out.append(String.join(",", quoted)).append("\r\n");
    }
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
      out.append(" | ").append(Fields.markdown(entry.result().policy().id().qualifiedName()));
      out.append(" | ").append(Fields.markdown(entry.result().rule()));
      out.append(" | ").append(Fields.markdown(entry.subject().path()));
      out.append(" | ").append(Fields.markdown(Messages.of(entry.result())));
      out.append(" | ").append(Fields.markdown(entry.place().toString())).append(" |\n");
    }
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
      out.append("::" + level + " file=" + Fields.githubProperty(entry.place().file()));
      out.append(",line=" + Math.max(1, entry.place().line()));
      out.append(",col=" + Math.max(1, entry.place().column()));
      out.append(",title=" + Fields.githubProperty(entry.ruleId()));
      out.append("::" + Fields.githubData(Findings.sentence(entry)) + "\n");
    }
  }
}
