package dev.ephor.engine.mutate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.JsonText;
import dev.ephor.engine.template.Template;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which existing objects a mutate rule is for; a name may hold wildcards. One that is named exactly
 * must exist.
 */
record TargetQuery(Template reference, Optional<LabelMatcher> selector, SourceLocation at) {

  /** The objects, which may be none. */
  sealed interface Found {
    record Objects(ArrayNode objects) implements Found {}

    record Failed(Diagnostic cause) implements Found {}
  }

  Found find(EvaluationContext context) {
    Value resolved = reference.resolve(context);
    if (resolved instanceof ErrorValue error) {
      return failed(error);
    }
    ObjectNode wanted = resolved instanceof ObjectNode object ? object : ObjectNode.EMPTY;
    GroupVersionKind kind = GroupVersionKind.of(wanted);
    String namespace = text(wanted, "namespace");
    Wildcard namespaces = Wildcard.compile(namespace);
    Value listed = context.lookups().objects(kind, namespaces.isExact() ? namespace : "");
    if (listed instanceof LookupError missing && missing.notFound()) {
      return found(List.of(), wanted, namespaces);
    }
    if (listed instanceof ErrorValue error) {
      return failed(error);
    }
    ArrayNode items = listed instanceof ObjectNode list ? list.array("items") : ArrayNode.EMPTY;
    List<Node> out = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof ObjectNode object && isWanted(object, wanted, namespaces)) {
        out.add(object);
      }
    }
    return found(out, wanted, namespaces);
  }

  private Found found(List<Node> objects, ObjectNode wanted, Wildcard namespaces) {
    String name = text(wanted, "name");
    boolean exact =
        !name.isEmpty()
            && Wildcard.compile(name).isExact()
            && namespaces.isExact()
            && selector.isEmpty();
    if (!exact || !objects.isEmpty()) {
      return new Found.Objects(ArrayNode.of(objects));
    }
    String place = namespaces.pattern().isEmpty() ? "" : namespaces.pattern() + "/";
    String what = text(wanted, "kind") + " `" + place + name + "` not found";
    return failed(new LookupError("MUT004", what, true));
  }

  private boolean isWanted(ObjectNode object, ObjectNode wanted, Wildcard namespaces) {
    ObjectNode metadata = object.object("metadata");
    String name = text(wanted, "name");
    String uid = text(wanted, "uid");
    return (name.isEmpty() || Wildcard.matches(name, metadata.text("name", "")))
        && (namespaces.pattern().isEmpty() || namespaces.matches(metadata.text("namespace", "")))
        && (uid.isEmpty() || uid.equals(metadata.text("uid", "")))
        && selector.map(found -> found.matches(metadata.object("labels"))).orElse(true);
  }

  private static String text(ObjectNode wanted, String field) {
    Node value = wanted.get(field);
    return value == null ? "" : JsonText.plain(value);
  }

  private Found failed(ErrorValue error) {
    return new Found.Failed(
        RuleErrors.diagnostic("failed to find the targets of the rule", error, at));
  }
}
