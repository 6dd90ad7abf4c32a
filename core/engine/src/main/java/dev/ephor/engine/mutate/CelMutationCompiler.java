package dev.ephor.engine.mutate;

import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.Fragment;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.plan.Action;
import dev.ephor.policy.CelMutation;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.PolicyMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Mutations written in CEL, lowered to an action. */
public final class CelMutationCompiler {
  private static final CelType CONFIGURATION = CelTypes.structure("Object");
  private static final CelType PATCHES = CelTypes.list(CelTypes.structure("JSONPatch"));

  private final BiFunction<Fragment, CelType, Optional<CelProgram>> expressions;

  /**
   * @param expressions compiles an expression of a type; empty when it is broken, which it reports
   */
  public CelMutationCompiler(BiFunction<Fragment, CelType, Optional<CelProgram>> expressions) {
    this.expressions = expressions;
  }

  /**
   * @param targets the objects to change in place of the one of the request
   */
  public Action compile(
      CelVariables variables, List<CelMutation> mutations, Optional<CelTargets> targets) {
    List<Change> changes = new ArrayList<>();
    for (CelMutation mutation : mutations) {
      SourceLocation at = mutation.expression().at();
      expressions
          .apply(mutation.expression(), wanted(mutation))
          .map(program ->
              switch (mutation) {
                case CelMutation.ApplyConfiguration _ -> new CelApplyChange(program, at);
                case CelMutation.JsonPatch _ -> new CelPatchChange(program, at);
              })
          .ifPresent(changes::add);
    }
    return new CelMutateAction(variables, changes, targets);
  }

  private static CelType wanted(CelMutation mutation) {
    return switch (mutation) {
      case CelMutation.ApplyConfiguration _ -> CONFIGURATION;
      case CelMutation.JsonPatch _ -> PATCHES;
    };
  }

  /** Empty when the policy changes the request's own object. */
  public Optional<CelTargets> targets(
      MutatingPolicy.Targets targets, CelConditions conditions, PolicyMeta policy) {
    if (targets.constraints().isEmpty() && targets.expression().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CelTargets(
            targets.constraints(),
            targets.expression().flatMap(source -> expressions.apply(source, CelTypes.DYN)),
            conditions,
            policy.id().namespace(),
            policy.source().fragment().at()));
  }
}
