package dev.ephor.engine.act;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelBudget;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.Value;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CEL {@code variables}: each is evaluated when it is first asked for, at most once a request. */
public final class CelVariables implements Binder {
  private final Map<String, Integer> slots = new HashMap<>();
  private final List<CelProgram> programs;

  /** A variable by its own name, without the {@code variables.} before it. */
  public record Variable(String name, CelProgram program) {}

  public CelVariables(List<Variable> variables) {
    for (int i = 0; i < variables.size(); i++) {
      slots.put("variables." + variables.get(i).name(), i);
    }
    this.programs = variables.stream().map(Variable::program).toList();
  }

  @Override
  public EvaluationContext bind(EvaluationContext context) {
    return programs.isEmpty()
        ? context
        : context.withActivation(new Activation(this, context.activation(), context.celBudget()));
  }

  private static final class Activation implements CelActivation {
    private final CelVariables variables;
    private final CelActivation outer;
    private final CelBudget budget;
    private final @Nullable Value[] known;

    Activation(CelVariables variables, CelActivation outer, CelBudget budget) {
      this.variables = variables;
      this.outer = outer;
      this.budget = budget;
      this.known = new @Nullable Value[variables.programs.size()];
    }

    @Override
    public @Nullable Value find(String name) {
      Integer slot = variables.slots.get(name);
      if (slot == null) {
        return outer.find(name);
      }
      Value value = known[slot];
      if (value == null) {
        value = variables.programs.get(slot).evaluate(this, budget);
        known[slot] = value;
      }
      return value;
    }
  }
}
