package dev.ephor.engine.compile;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.List;

/**
 * Where a kind keeps the pod that it makes.
 *
 * @param path fields from the resource to the pod's template
 */
record AutogenPlace(List<String> path) {
  static final AutogenPlace TEMPLATE = new AutogenPlace(List.of("spec", "template"));
  static final AutogenPlace JOB_TEMPLATE =
      new AutogenPlace(List.of("spec", "jobTemplate", "spec", "template"));

  AutogenPlace {
    path = List.copyOf(path);
  }

  /** The path in dotted form with a final dot: what goes before {@code spec} of a pod. */
  String prefix() {
    return String.join(".", path) + ".";
  }

  /**
   * Opens messages of {@code type} down to this place: for example {@code spec: Object.spec} and a
   * brace.
   */
  String openingType(String type) {
    StringBuilder out = new StringBuilder();
    String name = type;
    for (String field : path) {
      name += "." + field;
      out.append(field).append(": ").append(name).append('{');
    }
    return out.toString();
  }

  /** {@code pod} as the value at this place. */
  ObjectNode wrap(Node pod) {
    ObjectNode out = ObjectNode.of(path.getLast(), pod);
    for (String field : path.reversed().subList(1, path.size())) {
      out = ObjectNode.of(field, out);
    }
    return out;
  }
}
