package dev.ephor.cli.apply;

import dev.ephor.cli.input.Inputs;
import dev.ephor.cli.load.GitChanges;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.suggest.Suggestions;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.port.PayloadKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of {@code apply}: load, evaluate, print. */
final class ApplyRun {
  private final ApplyOptions options;
  private final Terminal terminal;
  private final String version;
  private final DocumentReader reader = new DocumentReader();
  private final Tally tally = new Tally();

  ApplyRun(ApplyOptions options, Terminal terminal, String version) {
    this.options = options;
    this.terminal = terminal;
    this.version = version;
  }

  int run() {
    Performance performance = new Performance();
    Inputs inputs = Inputs.load(options.input(), this::changed, terminal, reader);
    List<Diagnostic> problems = new ArrayList<>(inputs.problems());
    Acceptance acceptance = Acceptance.of(options.known(), terminal, problems);
    if (problems.isEmpty() && inputs.policies().ready().isEmpty()) {
      problems.addAll(noPolicies(inputs.loaded()));
    }
    Problems.print(inputs.exceptions().warnings(), terminal);
    Problems.print(inputs.policies().warnings(), terminal);
    Problems.print(otherPayloads(inputs.policies().ready(), inputs.kinds()), terminal);
    Problems.print(problems, terminal);
    if (!problems.isEmpty() && (!options.behaviour().continueOnFail() || inputs.isEmpty())) {
      return ExitCode.INPUT.number();
    }
    tally.addProblems(problems);
    Evaluator evaluator = inputs.evaluator(options.behaviour().auditWarn());
    Suggestions suggestions =
        new Suggestions(inputs.loaded().policies(), evaluator, inputs.resourceReader(), terminal);
    performance.loaded();
    int code = evaluate(inputs, evaluator, acceptance, suggestions);
    if (options.behaviour().showPerformance()) {
      performance.print(
          evaluator.policies().size(), tally.resources(), options.behaviour().batch(), terminal);
    }
    return code;
  }

  /** The files that are to be looked at. */
  private InputPaths.Found changed(InputPaths.Found all) {
    if (options.choice().changedSince().isEmpty()) {
      return all;
    }
    String revision = options.choice().changedSince().get();
    InputPaths.Found changed = GitChanges.since(revision, all, terminal);
    if (changed.problems().isEmpty()) {
      String files = counted(changed.files().size(), "file", "files");
      terminal.err().println(files + " of " + all.files().size() + " changed since " + revision);
    }
    return changed;
  }

  private List<Diagnostic> noPolicies(PolicyLoader.Loaded loaded) {
    if (options.behaviour().allowEmptyPolicies()) {
      return List.of();
    }
    String found =
        loaded.others() == 0
            ? "no policies found"
            : "no policies found among "
                + counted(loaded.others(), "other document", "other documents");
    return List.of(
        LoadMistake.NOTHING_INSIDE
            .in(String.join(", ", options.input().policies()), found)
            .withHelp("--allow-empty-policies accepts that"));
  }

  /** Policies that none of the inputs is for, which is easily overlooked. */
  private static List<Diagnostic> otherPayloads(
      List<CompiledPolicy> policies, Set<PayloadKind> given) {
    List<Diagnostic> out = new ArrayList<>();
    for (CompiledPolicy policy : policies) {
      if (policy instanceof CompiledPolicy.Ready(var plan, _)
          && !plan.rules().isEmpty()
          && !given.isEmpty()
          && Collections.disjoint(plan.payloads(), given)
          && !(Evaluator.isForDocuments(policy) && given.contains(PayloadKind.KUBERNETES))) {
        String wanted = plan.payloads().iterator().next().plural();
        out.add(
            LoadMistake.OTHER_PAYLOAD
                .warning(
                    plan.meta().source().fragment().at(),
                    "policy `" + plan.meta().id().name() + "` is for " + wanted + ", none is given")
                .withHelp("field `spec.evaluation.mode` says what a policy is for"));
      }
    }
    return out;
  }

  private int evaluate(
      Inputs inputs, Evaluator evaluator, Acceptance acceptance, Suggestions suggestions) {
    Results results = Results.open(options.output(), terminal, version);
    Evaluation evaluation =
        new Evaluation(
            options, terminal, evaluator, acceptance, new Evaluation.Sinks(results, tally));
    evaluation.run(inputs.payloads(), reader);
    try {
      results.finish(tally.counts());
    } catch (IOException e) {
      return failure(
          LoadMistake.UNREADABLE.in(
              options.output().file().orElse("output"),
              "results cannot be written: " + InputPaths.reason(e)));
    }
    suggestions.print(evaluation.repairable());
    if (tally.judged() == 0 && !tally.isWrongInput()) {
      Problems.print(List.of(nothingJudged(evaluator.policies().size())), terminal);
    }
    summary(evaluator.policies().size());
    // A baseline of input that could not all be read would lack what is in the rest.
    if (!tally.isWrongInput() || options.known().writeBaseline().isEmpty()) {
      boolean whole = !tally.isWrongInput() && options.choice().isEverything();
      Optional<Diagnostic> unwritten = acceptance.finish(whole);
      if (unwritten.isPresent()) {
        return failure(unwritten.get());
      }
    }
    return tally.exitCode(options.behaviour());
  }

  /** A run without results looks like one that found nothing wrong. */
  private Diagnostic nothingJudged(int policies) {
    Optional<String> namespace = options.choice().namespace();
    int resources = tally.resources();
    String message =
        resources == 1
            ? "no rule is for the resource"
            : resources > 1
                ? "no rule is for any of the " + resources + " resources"
                : namespace
                    .map(name -> "no resource is in namespace `" + name + "`")
                    .orElse("there are no resources");
    Diagnostic warning =
        LoadMistake.NOTHING_JUDGED.warning(new SourceLocation("apply", 0, 0, ""), message);
    return resources > 0 && policies > 0
        ? warning.withHelp("`ephor explain POLICY -r RESOURCE` shows why")
        : warning;
  }

  private int failure(Diagnostic problem) {
    Problems.print(List.of(problem), terminal);
    return ExitCode.FAILURE.number();
  }

  private void summary(int policies) {
    terminal
        .err()
        .println(
            "Applied "
                + counted(policies, "policy", "policies")
                + " to "
                + counted(tally.resources(), "resource", "resources"));
    (options.output().isForPeople() ? terminal.out() : terminal.err()).println(tally.counts());
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
