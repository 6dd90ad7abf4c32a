package dev.ephor.engine.mutate;

import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.patch.PatchResult;
import dev.ephor.patch.StructuredMerge;

/** {@code ApplyConfiguration}: CEL yields the fields of the object that are to be as given. */
record CelApplyChange(CelProgram program, SourceLocation at) implements Change {

  @Override
  public Changed apply(Node object, EvaluationContext context) {
    Value value = CelJson.toNode(program.evaluate(context.activation(), context.celBudget()));
    return switch (value) {
      case ErrorValue error ->
          new Changed.Failed(RuleErrors.diagnostic("failed to evaluate policy", error, at));
      case ObjectNode wanted -> merge(object, wanted);
      default ->
          new Changed.Failed(
              Diagnostic.error("MUT002", at, "applyConfiguration does not yield an object"));
    };
  }

  private Changed merge(Node object, ObjectNode wanted) {
    GroupVersionKind kind = GroupVersionKind.of(object);
    StructuredMerge merge =
        new StructuredMerge(MergeChange.SCHEMAS.of(kind.apiVersion(), kind.kind()));
    return switch (merge.apply(object, wanted)) {
      case PatchResult.Patched(Node merged) -> new Changed.Done(merged);
      case PatchResult.Failed failed ->
          new Changed.Failed(
              Diagnostic.error(
                  failed.code(), at, "failed to apply the configuration: " + failed.message()));
    };
  }
}
