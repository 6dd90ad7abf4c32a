package dev.ephor.document;

/** JSON null. */
public enum NullNode implements Node {
  NULL;

  @Override
  public String typeName() {
    return "null";
  }

  @Override
  public String toString() {
    return "null";
  }
}
