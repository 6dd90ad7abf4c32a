package dev.ephor.document;

/**
 * A failed evaluation, as a value: it is returned and passed on instead of being thrown, so that an
 * operator such as {@code ||} may decide what it means. Implementations are immutable.
 */
public interface ErrorValue extends Value {
  /** Stable code of the kind of failure, such as {@code JMES101}. */
  String code();

  /** One line, lower case, no final stop. */
  String message();
}
