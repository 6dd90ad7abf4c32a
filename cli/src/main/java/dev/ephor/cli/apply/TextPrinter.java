package dev.ephor.cli.apply;

import dev.ephor.cli.print.Colour;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.report.Entry;
import dev.ephor.report.Fields;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Prints violations as lines of text, in the form that Kyverno's users know:
 *
 * <pre>
 * policy require-labels -> resource default/Pod/web failed:
 * 1 - check-team: label `team` is required
 *     web.yaml:3:1
 * </pre>
 */
final class TextPrinter {
  private final PrintStream out;
  private final Colour colour;
  private Optional<String> heading = Optional.empty();
  private int number = 0;

  TextPrinter(PrintStream out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  void print(List<Entry> entries) {
    entries.forEach(this::print);
  }

  private void print(Entry entry) {
    String about = entry.result().policy().id().qualifiedName();
    String path = Fields.plain(entry.subject().path());
    String head = "policy " + about + " -> resource " + path + " " + verb(entry) + ":";
    if (!heading.equals(Optional.of(head))) {
      out.println((heading.isPresent() ? "\n" : "") + colour.of(entry.outcome(), head));
      heading = Optional.of(head);
      number = 0;
    }
    number++;
    String rule = entry.result().rule();
    String message = Fields.plain(entry.outcome().message().strip());
    String said = rule.isEmpty() ? message : message.isEmpty() ? rule : rule + ": " + message;
    out.println(number + " - " + said.replace("\n", "\n    "));
    out.println(colour.dim("    " + entry.place()));
    if (entry.outcome() instanceof RuleOutcome.Error(var cause)) {
      out.println(colour.dim("    policy " + cause.at()));
      cause.help().ifPresent(help -> out.println("    help: " + help));
    }
  }

  /** Ends the output of results. */
  void finish() {
    if (heading.isPresent()) {
      out.println();
    }
  }

  private static String verb(Entry entry) {
    boolean deletes = entry.result().type() == RuleType.DELETION;
    return switch (entry.outcome()) {
      case RuleOutcome.Pass _ -> deletes ? "would be deleted" : "passed";
      case RuleOutcome.Fail _ -> deletes ? "would be kept" : "failed";
      case RuleOutcome.Warn _ -> "warned";
      case RuleOutcome.Error _ -> "could not be decided";
      case RuleOutcome.Skip _ -> "skipped";
    };
  }
}
