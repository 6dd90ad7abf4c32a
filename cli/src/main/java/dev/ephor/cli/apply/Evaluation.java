package dev.ephor.cli.apply;

import dev.ephor.cli.input.Inputs;
import dev.ephor.cli.load.DocumentStream;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Product;
import dev.ephor.cli.run.Scan;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.report.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Streams the files of a run through the policies and hands on what comes of each part, so that no
 * more is kept than the output needs. Belongs to one thread.
 */
final class Evaluation {
  private final ApplyOptions options;
  private final Terminal terminal;
  private final Evaluator evaluator;
  private final Acceptance acceptance;
  private final Results results;
  private final Tally tally;
  private final ProductWriter products;
  private final Progress progress;
  private final List<Entry> repairable = new ArrayList<>();
  private boolean stopped = false;

  /** Where results and their counts go. */
  record Sinks(Results results, Tally tally) {}

  Evaluation(
      ApplyOptions options,
      Terminal terminal,
      Evaluator evaluator,
      Acceptance acceptance,
      Sinks sinks) {
    this.options = options;
    this.terminal = terminal;
    this.evaluator = evaluator;
    this.acceptance = acceptance;
    this.results = sinks.results();
    this.tally = sinks.tally();
    this.products =
        new ProductWriter(terminal, options.output().products(), options.output().isForPeople());
    this.progress = new Progress(terminal);
  }

  /** The results of which a repair may be suggested; none when that was not asked for. */
  List<Entry> repairable() {
    return List.copyOf(repairable);
  }

  void run(List<Inputs.Payload> payloads, DocumentReader reader) {
    for (Inputs.Payload payload : payloads) {
      if (stopped) {
        break;
      }
      Scan scan =
          new Scan(
              evaluator,
              payload.reader(),
              options.choice().namespace(),
              kept(options.output().format()),
              options.behaviour().batch());
      try (DocumentStream stream = new DocumentStream(payload.files().files(), reader)) {
        scan.run(
            stream,
            part -> {
              add(part);
              if (stopped) {
                stream.stop();
              }
            });
        progress.hide();
        report(stream.problems());
      }
    }
    products.finish();
  }

  private void add(Scan.Part found) {
    Scan.Part part = acceptance.newIn(found);
    progress.hide();
    report(part.problems());
    stopped |= Tally.hasErrors(part.problems()) && !options.behaviour().continueOnError();
    tally.add(part);
    tally.addJudged(found.counts().total() + found.products().size());
    write(part.products());
    results.add(part.entries());
    if (options.output().suggest()) {
      repairable.addAll(part.entries());
    }
    progress.show(tally.resources(), tally.counts());
  }

  private void write(List<Product> made) {
    try {
      products.add(made);
    } catch (IOException e) {
      String name = options.output().products().orElse("output");
      report(
          List.of(LoadMistake.UNREADABLE.in(name, "cannot be written: " + InputPaths.reason(e))));
    }
  }

  private void report(List<Diagnostic> found) {
    tally.addProblems(found);
    Problems.print(found, terminal);
  }

  private static Predicate<RuleResult> kept(Format format) {
    return format.showsAll()
        ? _ -> true
        : result ->
            switch (result.outcome()) {
              case RuleOutcome.Fail _, RuleOutcome.Warn _, RuleOutcome.Error _ -> true;
              // Whoever tries out a policy that deletes wants to see what would be gone.
              case RuleOutcome.Pass _ ->
                  format == Format.TEXT && result.type() == RuleType.DELETION;
              case RuleOutcome.Skip _ -> false;
            };
  }
}
