package dev.ephor.schema;

/** Types of single values. */
public enum ScalarType {
  STRING("text"),
  BOOLEAN("boolean"),
  INTEGER("whole number"),
  NUMBER("number"),
  /** RFC 3339 time as text. */
  TIME("time"),
  /** Bytes as base64 text. */
  BYTES("base64 text"),
  /** Kubernetes' quantity: text, or a number. */
  QUANTITY("quantity"),
  INTEGER_OR_STRING("whole number or text");

  private final String text;

  ScalarType(String text) {
    this.text = text;
  }

  /** In the words of a message. */
  public String text() {
    return text;
  }

  /** Whether values may be written as text. */
  public boolean takesText() {
    return switch (this) {
      case STRING, TIME, BYTES, QUANTITY, INTEGER_OR_STRING -> true;
      case BOOLEAN, INTEGER, NUMBER -> false;
    };
  }

  /** Whether values may be written as numbers. */
  public boolean takesNumbers() {
    return switch (this) {
      case INTEGER, NUMBER, QUANTITY, INTEGER_OR_STRING -> true;
      case STRING, TIME, BYTES, BOOLEAN -> false;
    };
  }
}
