package dev.ephor.cli.fix;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.List;

/** Changes of the fields of an object. */
final class Fields {
  private Fields() {}

  /** The object with a field under another name, in its place. */
  static ObjectNode renamed(ObjectNode object, String from, String to, Node value) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < object.size(); i++) {
      if (object.key(i).equals(from)) {
        out.put(to, value);
      } else if (!object.key(i).equals(to)) {
        out.put(object.key(i), object.value(i));
      }
    }
    return out.build();
  }

  static ArrayNode listOf(Node value) {
    return value instanceof ArrayNode list ? list : ArrayNode.of(List.of(value));
  }

  static ObjectNode object(Node node) {
    return node instanceof ObjectNode object ? object : ObjectNode.EMPTY;
  }
}
