package dev.ephor.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes trees as YAML in block style, as Kubernetes' tools print it: sorted keys, lists not
 * indented below their key, texts of several lines as {@code |}, long lines folded after 80
 * columns, and quotes around texts that would read back as something else.
 *
 * <p>Writers are immutable and may be shared.
 */
public final class YamlWriter {
  private static final YamlWriter SORTED = new YamlWriter(true);
  private static final YamlWriter AS_READ = new YamlWriter(false);

  private final boolean sorted;

  private YamlWriter(boolean sorted) {
    this.sorted = sorted;
  }

  /** Keys in the order that Kubernetes' tools write them. */
  public static YamlWriter sorted() {
    return SORTED;
  }

  /** Keys in the order of the tree. */
  public static YamlWriter inOrder() {
    return AS_READ;
  }

  /** One document, with a line break at its end. */
  public String write(Node node) {
    StringBuilder out = new StringBuilder();
    try {
      write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Several documents, each but the first after a line {@code ---}. */
  public String writeAll(List<? extends Node> nodes) {
    StringBuilder out = new StringBuilder();
    for (Node node : nodes) {
      out.append(out.isEmpty() ? "" : "---\n").append(write(node));
    }
    return out.toString();
  }

  /**
   * @throws IOException when {@code out} does
   */
  public void write(Node node, Appendable out) throws IOException {
    YamlOutput yaml = new YamlOutput(out);
    switch (node) {
      case ObjectNode object when !object.isEmpty() -> members(object, 0, yaml);
      case ArrayNode array when !array.isEmpty() -> elements(array, 0, yaml);
      case ObjectNode _, ArrayNode _, StringNode _, NumberNode _, BoolNode _, NullNode _ ->
          scalar(node, 0, yaml);
    }
  }

  /** The cursor stands where the first key goes. */
  private void members(ObjectNode object, int indent, YamlOutput out) throws IOException {
    Integer[] order = new Integer[object.size()];
    Arrays.setAll(order, i -> i);
    if (sorted) {
      Arrays.sort(order, (a, b) -> NaturalOrder.INSTANCE.compare(object.key(a), object.key(b)));
    }
    for (int i = 0; i < order.length; i++) {
      if (i > 0) {
        out.indent(indent);
      }
      out.key(object.key(order[i]), indent);
      Node value = object.value(order[i]);
      switch (value) {
        case ObjectNode inner when !inner.isEmpty() -> {
          out.newLine();
          out.indent(indent + 2);
          members(inner, indent + 2, out);
        }
        case ArrayNode inner when !inner.isEmpty() -> {
          out.newLine();
          out.indent(indent);
          elements(inner, indent, out);
        }
        case ObjectNode _, ArrayNode _, StringNode _, NumberNode _, BoolNode _, NullNode _ -> {
          out.raw(" ");
          scalar(value, indent, out);
        }
      }
    }
  }

  /** The cursor stands where the first dash goes. */
  private void elements(ArrayNode array, int indent, YamlOutput out) throws IOException {
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.indent(indent);
      }
      out.raw("- ");
      Node value = array.get(i);
      switch (value) {
        case ObjectNode inner when !inner.isEmpty() -> members(inner, indent + 2, out);
        case ArrayNode inner when !inner.isEmpty() -> elements(inner, indent + 2, out);
        case ObjectNode _, ArrayNode _, StringNode _, NumberNode _, BoolNode _, NullNode _ ->
            scalar(value, indent, out);
      }
    }
  }

  private static void scalar(Node node, int indent, YamlOutput out) throws IOException {
    switch (node) {
      case StringNode(String text) -> out.text(text, indent);
      case FloatNode number ->
          out.raw(
              Double.isFinite(number.doubleValue())
                  ? GoNumbers.formatG(number.doubleValue())
                  : "null");
      case IntNode _, BoolNode _, NullNode _ -> out.raw(node.toString());
      case ObjectNode _ -> out.raw("{}");
      case ArrayNode _ -> out.raw("[]");
    }
    out.newLine();
  }
}
