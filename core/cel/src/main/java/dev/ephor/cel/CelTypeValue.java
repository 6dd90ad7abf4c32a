package dev.ephor.cel;

/** A type as a value: what {@code type(x)} yields. */
public record CelTypeValue(String name) implements CelValue {
  @Override
  public String toString() {
    return name;
  }
}
