package dev.ephor.engine.compile;

import dev.ephor.cel.CelCompilation;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.StringNode;
import dev.ephor.engine.act.Annotating;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.plan.Action;
import dev.ephor.policy.CelValidation;
import dev.ephor.policy.NamedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * CEL expressions of one policy or rule, compiled one after the other: a variable is known to the
 * expressions that come after it.
 */
final class CelCompiler {
  private static final Set<CelType> TEXTS = Set.of(CelType.Basic.STRING, CelType.Basic.NULL);

  /** What can be a list of texts. */
  private static final Set<CelType> LISTS =
      Set.of(CelTypes.list(CelTypes.STRING), CelTypes.list(CelTypes.DYN), CelType.Basic.DYN);

  private CelEnvironment environment;
  private final Consumer<Diagnostic> mistakes;

  CelCompiler(CelEnvironment environment, Consumer<Diagnostic> mistakes) {
    this.environment = environment;
    this.mistakes = mistakes;
  }

  /** Variables in their order; each sees those before it. */
  CelVariables variables(List<NamedExpression> variables) {
    List<CelVariables.Variable> out = new ArrayList<>();
    for (NamedExpression variable : variables) {
      Optional<CelProgram> program = compile(variable.expression(), CelTypes.DYN);
      // A variable that is broken is still declared, so that its uses are not reported as well.
      CelType type = program.map(CelProgram::resultType).orElse(CelTypes.DYN);
      environment = environment.withField("variables", variable.name(), type);
      program.ifPresent(found -> out.add(new CelVariables.Variable(variable.name(), found)));
    }
    return new CelVariables(out);
  }

  CelConditions conditions(List<NamedExpression> conditions, String doing) {
    List<CelConditions.Named> out = new ArrayList<>();
    for (NamedExpression condition : conditions) {
      compile(condition.expression(), CelTypes.BOOL)
          .ifPresent(program ->
              out.add(
                  new CelConditions.Named(condition.name(), program, condition.expression().at())));
    }
    return new CelConditions(out, doing);
  }

  CelValidations validations(
      List<CelValidation> validations, String passed, CelValidations.OnError onError) {
    List<CelValidations.Validation> out = new ArrayList<>();
    for (CelValidation validation : validations) {
      Optional<CelProgram> text =
          validation.messageExpression().flatMap(source -> compile(source, CelTypes.STRING));
      compile(validation.expression(), CelTypes.BOOL)
          .ifPresent(program ->
              out.add(
                  new CelValidations.Validation(
                      program,
                      validation.message(),
                      text,
                      validation.reason(),
                      validation.expression().at())));
    }
    return new CelValidations(out, passed, onError);
  }

  /** The action with annotations, each of which must give a text or null. */
  Action annotated(Action action, List<NamedExpression> annotations) {
    List<Annotating.Annotation> out = new ArrayList<>();
    for (NamedExpression annotation : annotations) {
      Fragment source = annotation.expression();
      Optional<CelProgram> program = compile(source, CelTypes.DYN);
      if (program.isPresent() && !TEXTS.contains(program.get().resultType())) {
        mistakes.accept(
            Diagnostic.error(
                "CMP012",
                source.at(),
                "audit annotation `"
                    + annotation.name()
                    + "` must be text or null, not "
                    + program.get().resultType()));
        continue;
      }
      program.ifPresent(
          found -> out.add(new Annotating.Annotation(annotation.name(), found, source.at())));
    }
    return Annotating.of(action, out);
  }

  /** An expression that gives a list of texts; empty when it is broken, which is reported. */
  Optional<CelProgram> texts(Fragment source) {
    Optional<CelProgram> program = compile(source, CelTypes.DYN);
    if (program.isEmpty() || LISTS.contains(program.get().resultType())) {
      return program;
    }
    mistakes.accept(
        Diagnostic.error(
            "CMP020",
            source.at(),
            "images must be given as a list of texts, not as " + program.get().resultType()));
    return Optional.empty();
  }

  /**
   * An expression that gives a text, as far as is known before it runs; empty when it is broken,
   * which is reported.
   */
  Optional<CelProgram> text(Fragment source) {
    Optional<CelProgram> program = compile(source, CelTypes.DYN);
    return program.filter(found -> found.resultType().equals(CelTypes.DYN)).isPresent()
        ? program
        : program.flatMap(_ -> compile(source, CelTypes.STRING));
  }

  /** An expression that gives a boolean; empty when it is broken, which is reported. */
  Optional<CelProgram> test(Fragment source) {
    return compile(source, CelTypes.BOOL);
  }

  /** An expression of any type; empty when it is broken, which is reported. */
  Optional<CelProgram> expression(Fragment source) {
    return compile(source, CelTypes.DYN);
  }

  /** An expression that gives exactly the type; empty when it is broken, which is reported. */
  Optional<CelProgram> compile(Fragment source, CelType wanted) {
    if (!(source.node() instanceof StringNode(String text))) {
      mistakes.accept(Diagnostic.error("CMP003", source.at(), "an expression must be a string"));
      return Optional.empty();
    }
    return switch (environment.compile(text, source.at(), wanted)) {
      case CelCompilation.Compiled(CelProgram program) -> Optional.of(program);
      case CelCompilation.Rejected(List<Diagnostic> diagnostics) -> {
        diagnostics.forEach(mistakes);
        yield Optional.empty();
      }
    };
  }
}
