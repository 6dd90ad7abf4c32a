package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** What a function's parameter takes, with the word that signatures and messages use for it. */
enum ArgumentType {
  ANY("any"),
  NUMBER("number"),
  STRING("string"),
  BOOL("bool"),
  ARRAY("array"),
  OBJECT("object"),
  NUMBERS("array[number]"),
  STRINGS("array[string]"),
  REFERENCE("expref");

  final String word;

  ArgumentType(String word) {
    this.word = word;
  }

  boolean takes(Value value) {
    return switch (this) {
      case ANY -> true;
      case NUMBER -> value instanceof NumberNode;
      case STRING -> value instanceof StringNode;
      case BOOL -> value instanceof BoolNode;
      case ARRAY -> value instanceof ArrayNode;
      case OBJECT -> value instanceof ObjectNode;
      case NUMBERS -> value instanceof ArrayNode array && all(array, NUMBER);
      case STRINGS -> value instanceof ArrayNode array && all(array, STRING);
      case REFERENCE -> value instanceof Reference;
    };
  }

  private static boolean all(ArrayNode array, ArgumentType type) {
    for (Node element : array) {
      if (!type.takes(element)) {
        return false;
      }
    }
    return true;
  }
}
