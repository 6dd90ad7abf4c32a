package dev.ephor.engine.scope;

import dev.ephor.cel.CelActivation;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;

/** What exceptions allow: the variable {@code exceptions} of expressions. */
public record Allowances(List<String> images, List<String> values) {
  public static final Allowances NONE = new Allowances(List.of(), List.of());

  private static final String NAME = "exceptions";

  public Allowances {
    images = List.copyOf(images);
    values = List.copyOf(values);
  }

  /** The names with {@code exceptions} among them. */
  public CelActivation over(CelActivation outer) {
    return name -> name.equals(NAME) ? toNode() : outer.find(name);
  }

  private ObjectNode toNode() {
    return ObjectNode.builder()
        .put("allowedImages", ArrayNode.of(images.stream().map(StringNode::of).toList()))
        .put("allowedValues", ArrayNode.of(values.stream().map(StringNode::of).toList()))
        .build();
  }
}
