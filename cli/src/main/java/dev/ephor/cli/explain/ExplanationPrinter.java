package dev.ephor.cli.explain;

import dev.ephor.cli.load.Resource;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.run.Scan;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Explanation;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.scope.Trace;
import dev.ephor.report.Fields;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Prints explanations as trees. What decided is marked with an arrow; parts that did not matter are
 * left out unless everything was asked for.
 */
final class ExplanationPrinter {
  private static final int VALUE_LENGTH_MAX = 120;

  private final PrintStream out;
  private final Colour colour;
  private final Optional<String> rule;
  private final boolean all;

  ExplanationPrinter(PrintStream out, Colour colour, Optional<String> rule, boolean all) {
    this.out = out;
    this.colour = colour;
    this.rule = rule;
    this.all = all;
  }

  void print(CompiledPolicy policy, Resource resource, Explanation explanation) {
    out.println(
        colour.bold(policy.meta().id() + " -> " + Fields.plain(Scan.subjectOf(resource).path())));
    List<RuleResult> results =
        explanation.evaluation().results().stream()
            .filter(result -> rule.isEmpty() || result.rule().equals(rule.get()))
            .toList();
    if (results.isEmpty()) {
      out.println("  not for this resource: no rule has a result");
    }
    results.forEach(this::print);
    List<Trace.Entry> entries =
        explanation.entries().stream()
            .filter(entry -> rule.isEmpty() || entry.label().endsWith(" " + rule.get()))
            .toList();
    List<Trace.Entry> shown =
        all || results.isEmpty()
            ? entries
            : entries.stream().filter(entry -> !isForOthers(entry, results)).toList();
    for (int i = 0; i < shown.size(); i++) {
      print(shown.get(i), "  ", i == shown.size() - 1);
    }
    int hidden = entries.size() - shown.size();
    if (hidden > 0) {
      String rules = hidden == 1 ? "1 rule is" : hidden + " rules are";
      out.println(colour.dim("  (" + rules + " not for this resource, --all shows why)"));
    }
    out.println();
  }

  /** A rule that was passed over and has no result, so that it is not for this resource. */
  private static boolean isForOthers(Trace.Entry entry, List<RuleResult> results) {
    return entry.verdict() == Trace.Verdict.SKIPPED
        && results.stream().noneMatch(result -> entry.label().endsWith(" " + result.rule()));
  }

  private void print(RuleResult result) {
    String name = result.rule().isEmpty() ? "" : result.rule() + ": ";
    String message = Fields.plain(result.outcome().message().strip());
    String word = colour.of(result.outcome(), result.outcome().word());
    out.println("  " + name + word + (message.isEmpty() ? "" : " - " + message));
  }

  private void print(Trace.Entry entry, String indent, boolean last) {
    String branch = last ? "└─ " : "├─ ";
    out.println(indent + branch + line(entry));
    // The parts of an expression are many, and most are plain from the expression itself.
    if (!all && entry.verdict() == Trace.Verdict.NONE) {
      return;
    }
    List<Trace.Entry> children = entry.children();
    boolean settled = children.stream().anyMatch(Trace.Entry::deciding);
    List<Trace.Entry> shown =
        all || !settled ? children : children.stream().filter(ExplanationPrinter::matters).toList();
    String deeper = indent + (last ? "   " : "│  ");
    for (int i = 0; i < shown.size(); i++) {
      print(shown.get(i), deeper, i == shown.size() - 1);
    }
    int hidden = children.size() - shown.size();
    if (hidden > 0) {
      String parts = hidden == 1 ? "1 part" : hidden + " parts";
      out.println(deeper + colour.dim("   (" + parts + " that did not matter, --all shows them)"));
    }
  }

  private static boolean matters(Trace.Entry entry) {
    return entry.deciding() || entry.verdict() == Trace.Verdict.ERROR;
  }

  private String line(Trace.Entry entry) {
    StringBuilder out = new StringBuilder(mark(entry)).append(' ').append(shortened(entry.label()));
    if (!entry.value().isEmpty()) {
      out.append(": ").append(shortened(entry.value()));
    }
    if (entry.deciding()) {
      out.append(colour.bold(" ← decides"));
    }
    if (!entry.at().equals(SourceLocation.UNKNOWN) && entry.at().line() > 0) {
      out.append(colour.dim("  " + entry.at()));
    }
    return out.toString();
  }

  private String mark(Trace.Entry entry) {
    return switch (entry.verdict()) {
      case NONE -> "·";
      case HOLDS -> colour.green("✓");
      case FAILS -> colour.red("✗");
      case SKIPPED -> colour.cyan("○");
      case ERROR -> colour.red("!");
    };
  }

  private static String shortened(String value) {
    String line = Fields.plain(value).replace("\n", " ");
    return line.length() > VALUE_LENGTH_MAX ? line.substring(0, VALUE_LENGTH_MAX) + "…" : line;
  }
}
