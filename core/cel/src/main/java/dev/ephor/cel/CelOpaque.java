package dev.ephor.cel;

/** A value of a library's own type, such as a quantity. {@code equals} is CEL's {@code ==}. */
public non-sealed interface CelOpaque extends CelValue {
  /** Name of the type as declared, such as {@code kubernetes.Quantity}. */
  String typeName();
}
