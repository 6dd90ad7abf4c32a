package dev.ephor.document;

/** JSON true or false. */
public enum BoolNode implements Node {
  TRUE(true),
  FALSE(false);

  private final boolean value;

  BoolNode(boolean value) {
    this.value = value;
  }

  public static BoolNode of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return value;
  }

  @Override
  public String typeName() {
    return "boolean";
  }

  @Override
  public String toString() {
    return value ? "true" : "false";
  }
}
