package dev.ephor.cel;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Value;
import java.util.StringJoiner;

/**
 * A failed evaluation. Texts are those that users of Kubernetes know from admission answers, so
 * they do not follow the form of {@link dev.ephor.document.Diagnostic}.
 *
 * @param code {@code CEL1xx} stable per kind of failure, or that of what a function looked up
 */
public record CelError(String code, String message) implements ErrorValue {
  static final CelError NO_SUCH_OVERLOAD = new CelError("CEL101", "no such overload");
  static final CelError COST_EXCEEDED =
      new CelError("CEL110", "operation cancelled: actual cost limit exceeded");
  static final CelError RUN_EXCEEDED =
      new CelError(
          "CEL111",
          "validation failed due to running out of cost budget, no further validation rules will"
              + " be run");
  static final CelError INTERRUPTED = new CelError("CEL112", "operation interrupted");
  static final CelError DIVISION_BY_ZERO = new CelError("CEL104", "division by zero");
  static final CelError MODULUS_BY_ZERO = new CelError("CEL104", "modulus by zero");
  static final CelError INTEGER_OVERFLOW = new CelError("CEL105", "integer overflow");
  static final CelError UNSIGNED_OVERFLOW = new CelError("CEL105", "unsigned integer overflow");
  static final CelError TIMESTAMP_OVERFLOW = new CelError("CEL105", "timestamp overflow");
  static final CelError DURATION_OVERFLOW = new CelError("CEL105", "integer overflow");
  static final CelError NO_VALUE = new CelError("CEL107", "optional.none() dereference");
  static final CelError TOO_LARGE = new CelError("CEL113", "result is too large");

  /** A failure of a function's own, with its text. */
  public static CelError of(String message) {
    return new CelError("CEL100", message);
  }

  static CelError noSuchKey(String key) {
    return new CelError("CEL102", "no such key: " + key);
  }

  static CelError noSuchAttribute(String name) {
    return new CelError("CEL103", "no such attribute(s): " + name);
  }

  static CelError indexOutOfBounds(long index) {
    return new CelError("CEL106", "index out of bounds: " + index);
  }

  static CelError conversion(String message) {
    return new CelError("CEL120", message);
  }

  /** A conversion that the value does not allow. */
  static CelError conversion(String from, String to) {
    return conversion("type conversion error from '" + from + "' to '" + to + "'");
  }

  /** A call of a declared function with arguments that no overload takes. */
  static CelError noSuchOverload(String function, Value... arguments) {
    StringJoiner types = new StringJoiner(", ", "(", ")");
    for (Value argument : arguments) {
      types.add(Kinds.typeName(argument));
    }
    return new CelError(NO_SUCH_OVERLOAD.code(), "no such overload: " + function + types);
  }

  @Override
  public String toString() {
    return message;
  }
}
