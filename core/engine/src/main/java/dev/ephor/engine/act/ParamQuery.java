package dev.ephor.engine.act;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;
import java.util.Optional;

/**
 * Which parameter resources a binding gives to its policy: one by its name, or those a selector
 * finds, in the binding's namespace or that of the request.
 *
 * @param withItems whether each of those that a selector finds shows all of them as {@code items}:
 *     Kyverno gives mutations the list, where Kubernetes gives them one after the other
 */
public record ParamQuery(
    GroupVersionKind kind,
    Optional<String> name,
    Optional<String> namespace,
    Optional<LabelMatcher> selector,
    boolean withItems) {

  /** The parameters, which may be none. */
  sealed interface Found {
    record Params(List<Node> objects) implements Found {
      public Params {
        objects = List.copyOf(objects);
      }
    }

    record Failed(ErrorValue error) implements Found {}
  }

  Found find(EvaluationContext context) {
    String place = namespace.orElse(context.attributes().namespace());
    return name.isPresent()
        ? byName(context.lookups(), place, name.get())
        : bySelector(context.lookups(), place);
  }

  /** A kind without namespaces is found without one. */
  private Found byName(Lookups lookups, String place, String wanted) {
    Value found = lookups.object(kind, place, wanted);
    if (isMissing(found) && !place.isEmpty() && namespace.isEmpty()) {
      found = lookups.object(kind, "", wanted);
    }
    if (found instanceof ErrorValue error && !isMissing(error)) {
      return new Found.Failed(error);
    }
    return new Found.Params(found instanceof Node node ? List.of(node) : List.of());
  }

  private Found bySelector(Lookups lookups, String place) {
    Value listed = lookups.objects(kind, place);
    if (listed instanceof ErrorValue error && !isMissing(error)) {
      return new Found.Failed(error);
    }
    List<Node> items = listed instanceof ObjectNode list ? list.array("items").asList() : List.of();
    List<Node> selected = items.stream().filter(this::isSelected).toList();
    return new Found.Params(
        withItems ? selected.stream().map(item -> withItems(item, selected)).toList() : selected);
  }

  private static Node withItems(Node item, List<Node> all) {
    return item instanceof ObjectNode object && !object.has("items")
        ? object.with("items", ArrayNode.of(all))
        : item;
  }

  private boolean isSelected(Node item) {
    return item instanceof ObjectNode object
        && selector
            .map(labels -> labels.matches(object.object("metadata").object("labels")))
            .orElse(true);
  }

  private static boolean isMissing(Value answer) {
    return answer instanceof LookupError missing && missing.notFound();
  }
}
