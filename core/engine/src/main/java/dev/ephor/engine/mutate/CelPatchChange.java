package dev.ephor.engine.mutate;

import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.patch.JsonPatch;
import dev.ephor.patch.JsonPatchMode;
import dev.ephor.patch.PatchResult;

/** {@code JSONPatch}: CEL yields a list of operations. */
record CelPatchChange(CelProgram program, SourceLocation at) implements Change {

  @Override
  public Changed apply(Node object, EvaluationContext context) {
    Value value = CelJson.toNode(program.evaluate(context.activation(), context.celBudget()));
    if (!(value instanceof Node operations)) {
      return new Changed.Failed(
          RuleErrors.diagnostic("failed to evaluate policy", (ErrorValue) value, at));
    }
    JsonPatch.Compilation compilation = JsonPatch.compile(operations);
    if (compilation.patch().isEmpty()) {
      Diagnostic first = compilation.diagnostics().getFirst();
      return new Changed.Failed(
          Diagnostic.error(first.code(), at, "jsonPatch yields no patch: " + first.message()));
    }
    return switch (compilation.patch().get().apply(object, JsonPatchMode.STRICT)) {
      case PatchResult.Patched(Node changed) -> new Changed.Done(changed);
      // An operation `test` that fails says that the patch is not meant for this object.
      case PatchResult.Failed failed when failed.isTest() -> new Changed.Done(object);
      case PatchResult.Failed failed ->
          new Changed.Failed(
              Diagnostic.error(
                  failed.code(), at, "failed to apply JSON patch: " + failed.message()));
    };
  }
}
