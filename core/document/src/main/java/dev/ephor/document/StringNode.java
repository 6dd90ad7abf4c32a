package dev.ephor.document;

/** A JSON string. */
public record StringNode(String value) implements Node {
  public static final StringNode EMPTY = new StringNode("");

  public static StringNode of(String value) {
    return value.isEmpty() ? EMPTY : new StringNode(value);
  }

  @Override
  public String typeName() {
    return "string";
  }

  @Override
  public String toString() {
    return value;
  }
}
