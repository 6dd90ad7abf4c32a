package dev.ephor.document;

/** Kinds of mistakes in the structure of a document; each has its number in diagnostic codes. */
public enum StructureMistake {
  UNKNOWN_FIELD(1),
  MISSING_FIELD(2),
  WRONG_TYPE(3),
  UNKNOWN_VALUE(4),
  OUT_OF_RANGE(5),
  BAD_TEXT(6),
  BAD_LENGTH(7),
  BAD_COMBINATION(8),
  DUPLICATE(9),
  TOO_MANY_MISTAKES(99);

  private final int number;

  StructureMistake(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
