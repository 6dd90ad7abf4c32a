package dev.ephor.cel;

/** An unsigned number of 64 bits; {@code bits} is to be read as unsigned. */
public record CelUint(long bits) implements CelValue {
  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
