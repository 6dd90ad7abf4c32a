package dev.ephor.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Takes one expression from text to program. */
final class Compiler {
  private static final int DIAGNOSTICS_MAX = 20;

  private final CelEnvironment.Core core;
  private final Map<String, Map<String, CelType>> fields;

  Compiler(CelEnvironment.Core core, Map<String, Map<String, CelType>> fields) {
    this.core = core;
    this.fields = fields;
  }

  CelCompilation compile(String text, SourceLocation at, CelType wanted) {
    return switch (core.checker().check(text, fields)) {
      case Checker.Checked.Bad(List<Checker.Mistake> mistakes) ->
          rejected(new Mistakes(core, fields).diagnostics(mistakes, at, text));
      case Checker.Checked.Good(CelAbstractSyntaxTree tree) -> plan(text, tree, at, wanted);
    };
  }

  private CelCompilation plan(
      String text, CelAbstractSyntaxTree tree, SourceLocation at, CelType wanted) {
    CelType type = TypeBridge.fromChecker(tree.getResultType());
    if (!CelTypes.DYN.equals(wanted) && !type.equals(wanted)) {
      return rejected(List.of(wrongResult(type, at, wanted)));
    }
    if (!core.isMixed) {
      List<Checker.Mistake> mixed = new Homogeneity(tree).mistakes();
      if (!mixed.isEmpty()) {
        return rejected(new Mistakes(core, fields).diagnostics(mixed, at, text));
      }
    }
    Planner planner = new Planner(core, tree);
    CelProgram.Plan plan = planner.plan();
    List<Diagnostic> mistakes = new ArrayList<>();
    for (Checker.Mistake mistake : planner.mistakes()) {
      mistakes.add(Diagnostic.error("CEL007", Mistakes.place(at, mistake), mistake.message()));
    }
    return mistakes.isEmpty()
        ? new CelCompilation.Compiled(new CelProgram(text, type, plan, this))
        : rejected(mistakes);
  }

  /** Evaluates an expression that compiled before with a plan that records. */
  CelTrace explain(String text, CelActivation activation, CelBudget budget) {
    return switch (core.checker().check(text, fields)) {
      case Checker.Checked.Bad(List<Checker.Mistake> mistakes) ->
          new CelTrace(1, 1, text, CelError.of(mistakes.get(0).message()), List.of());
      case Checker.Checked.Good(CelAbstractSyntaxTree tree) -> {
        TraceRecorder recorder = new TraceRecorder(new SourceSpans(tree, text));
        Planner planner = new Planner(core, tree, recorder);
        Value value = CelProgram.evaluate(planner.plan(), activation, budget);
        yield recorder.root(text, value);
      }
    };
  }

  /** What is only known when it runs is no result either: so the API server and Kyverno have it. */
  private static Diagnostic wrongResult(CelType type, SourceLocation at, CelType wanted) {
    String message = "must evaluate to `" + wanted + "` but yields `" + type + "`";
    Diagnostic mistake = Diagnostic.error("CEL008", at, message);
    if (!CelTypes.DYN.equals(type)) {
      return mistake;
    }
    if (CelTypes.BOOL.equals(wanted)) {
      return mistake.withHelp("compare the value, as in `… == true`");
    }
    return CelTypes.STRING.equals(wanted)
        ? mistake.withHelp("convert the value, as in `string(…)`")
        : mistake;
  }

  private static CelCompilation rejected(List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(
        Comparator.comparingInt((Diagnostic d) -> d.at().line())
            .thenComparingInt(d -> d.at().column()));
    return new CelCompilation.Rejected(sorted.subList(0, Math.min(sorted.size(), DIAGNOSTICS_MAX)));
  }
}
