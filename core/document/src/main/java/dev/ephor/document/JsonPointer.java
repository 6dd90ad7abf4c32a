package dev.ephor.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A path to a value within a document (RFC 6901), as its unescaped tokens. */
public record JsonPointer(List<String> tokens) {
  public static final JsonPointer ROOT = new JsonPointer(List.of());

  public JsonPointer {
    tokens = List.copyOf(tokens);
  }

  /** Reads the text form; empty when it neither is empty nor begins with a slash. */
  public static Optional<JsonPointer> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(ROOT);
    }
    if (text.charAt(0) != '/') {
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    for (String token : text.substring(1).split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new JsonPointer(tokens));
  }

  public JsonPointer child(String token) {
    List<String> longer = new ArrayList<>(tokens);
    longer.add(token);
    return new JsonPointer(longer);
  }

  public JsonPointer child(int index) {
    return child(Integer.toString(index));
  }

  /** The value this pointer leads to, or Java null when there is none. */
  public @Nullable Node find(Node root) {
    Node node = root;
    for (String token : tokens) {
      Node next =
          switch (node) {
            case ObjectNode object -> object.get(token);
            case ArrayNode array -> {
              int index = arrayIndex(token);
              yield index >= 0 && index < array.size() ? array.get(index) : null;
            }
            case NullNode _, BoolNode _, NumberNode _, StringNode _ -> null;
          };
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  /** Array index that the token names (RFC 6901 §4: digits without leading zero), or -1. */
  public static int arrayIndex(String token) {
    int length = token.length();
    if (length == 0 || length > 9 || (length > 1 && token.charAt(0) == '0')) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < length; i++) {
      char digit = token.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      index = 10 * index + (digit - '0');
    }
    return index;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (String token : tokens) {
      out.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return out.toString();
  }
}
