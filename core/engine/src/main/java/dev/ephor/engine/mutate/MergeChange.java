package dev.ephor.engine.mutate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.patch.KubernetesSchemas;
import dev.ephor.patch.ListOrder;
import dev.ephor.patch.MergeSchema;
import dev.ephor.patch.PatchResult;
import dev.ephor.patch.StrategicMergePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code patchStrategicMerge}: an overlay that is compiled once when it has no variables. */
final class MergeChange implements Change {
  static final KubernetesSchemas SCHEMAS = new KubernetesSchemas();

  private final Fragment source;
  private final Template template;
  private final Optional<Overlay> fixed;

  private MergeChange(Fragment source, Template template, Optional<Overlay> fixed) {
    this.source = source;
    this.template = template;
    this.fixed = fixed;
  }

  static MergeChange of(Fragment source, Template template, Consumer<Diagnostic> mistakes) {
    Optional<Overlay> overlay =
        template.isConstant()
            ? Optional.of(new OverlayCompiler(mistakes).compile(source))
            : Optional.empty();
    return new MergeChange(source, template, overlay);
  }

  @Override
  public Changed apply(Node object, EvaluationContext context) {
    Overlay overlay;
    if (fixed.isPresent()) {
      overlay = fixed.get();
    } else {
      Value resolved = template.resolve(context);
      if (resolved instanceof ErrorValue error) {
        return new Changed.Failed(
            RuleErrors.diagnostic("failed to substitute variables in patch", error, source.at()));
      }
      List<Diagnostic> mistakes = new ArrayList<>();
      Node patch = resolved instanceof Node node ? node : NullNode.NULL;
      overlay = new OverlayCompiler(mistakes::add).compile(source.withNode(patch));
      if (!mistakes.isEmpty()) {
        return new Changed.Failed(mistakes.getFirst());
      }
    }
    return switch (overlay.resolve(object)) {
      case Overlay.Resolved.Patch(Node patch) ->
          EmptyObjects.without(patch)
              .map(said -> merge(object, said))
              .orElseGet(() -> new Changed.Done(object));
      case Overlay.Resolved.Nothing _ -> new Changed.Done(object);
      case Overlay.Resolved.NotMeant(_, String reason) -> new Changed.Skipped(reason);
    };
  }

  private Changed merge(Node object, Node patch) {
    GroupVersionKind kind = GroupVersionKind.of(object);
    MergeSchema schema = SCHEMAS.of(kind.apiVersion(), kind.kind());
    return switch (new StrategicMergePatch(schema, ListOrder.PATCH_FIRST).apply(object, patch)) {
      case PatchResult.Patched(Node merged) -> new Changed.Done(merged);
      case PatchResult.Failed failed ->
          new Changed.Failed(
              Diagnostic.error(
                  failed.code(), source.at(), "failed to merge patch: " + failed.message()));
    };
  }
}
