package dev.ephor.engine.mutate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ReadResult;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.patch.JsonPatch;
import dev.ephor.patch.JsonPatchMode;
import dev.ephor.patch.PatchResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code patchesJson6902}: a list of operations, written as YAML text in which variables may stand.
 * Without variables it is read once.
 */
final class JsonPatchChange implements Change {
  private final Template text;
  private final SourceLocation at;
  private final Optional<JsonPatch> fixed;
  private final DocumentReader reader = new DocumentReader();

  private JsonPatchChange(Template text, SourceLocation at, Optional<JsonPatch> fixed) {
    this.text = text;
    this.at = at;
    this.fixed = fixed;
  }

  static JsonPatchChange of(Fragment source, Template text, Consumer<Diagnostic> mistakes) {
    if (!text.isConstant()) {
      return new JsonPatchChange(text, source.at(), Optional.empty());
    }
    JsonPatch.Compilation compilation = read(source.node(), source.at(), new DocumentReader());
    compilation.diagnostics().forEach(mistakes);
    return new JsonPatchChange(text, source.at(), compilation.patch());
  }

  @Override
  public Changed apply(Node object, EvaluationContext context) {
    Optional<JsonPatch> patch = fixed;
    if (patch.isEmpty()) {
      Value resolved = text.resolve(context);
      if (resolved instanceof ErrorValue error) {
        return new Changed.Failed(
            RuleErrors.diagnostic("failed to substitute variables in patch", error, at));
      }
      JsonPatch.Compilation compilation = read((Node) resolved, at, reader);
      patch = compilation.patch();
      if (patch.isEmpty()) {
        return new Changed.Failed(compilation.diagnostics().getFirst());
      }
    }
    return switch (patch.get().apply(object, JsonPatchMode.LENIENT)) {
      case PatchResult.Patched(Node changed) -> new Changed.Done(changed);
      case PatchResult.Failed failed ->
          new Changed.Failed(
              Diagnostic.error(
                  failed.code(), at, "failed to apply JSON patch: " + failed.message()));
    };
  }

  private static JsonPatch.Compilation read(Node source, SourceLocation at, DocumentReader reader) {
    if (!(source instanceof StringNode(String yaml))) {
      return JsonPatch.compile(source);
    }
    ReadResult read = reader.readAll(at.file(), yaml);
    if (read.documents().size() == 1 && !read.hasErrors()) {
      return JsonPatch.compile(read.documents().getFirst().root());
    }
    List<Diagnostic> problems = read.diagnostics();
    Diagnostic problem =
        problems.isEmpty()
            ? Diagnostic.error("MUT001", at, "patchesJson6902 must hold one list of operations")
            : Diagnostic.error(
                problems.getFirst().code(),
                at,
                "patchesJson6902 is not YAML: " + problems.getFirst().message());
    return new JsonPatch.Compilation(Optional.empty(), List.of(problem));
  }
}
