package dev.ephor.engine.template;

import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;

/** Values as text: JSON with sorted keys, so that the same value always gives the same text. */
public final class JsonText {
  private static final JsonWriter WRITER = JsonWriter.compact().sortedKeys();

  private JsonText() {}

  /** A string without quotes; any other value as JSON. */
  public static String plain(Node node) {
    return node instanceof StringNode(String text) ? text : WRITER.write(node);
  }

  public static String json(Node node) {
    return WRITER.write(node);
  }
}
