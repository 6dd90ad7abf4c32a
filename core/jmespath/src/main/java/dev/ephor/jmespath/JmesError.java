package dev.ephor.jmespath;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.OneLine;

/** A failed evaluation; {@link #column} counts characters of the expression from 1. */
public sealed interface JmesError extends ErrorValue {

  int column();

  /** An object, or the scope, has no such key. */
  record NotFound(String key, int column) implements JmesError {
    @Override
    public String code() {
      return "JMES101";
    }

    @Override
    public String message() {
      return OneLine.of("Unknown key \"" + key + "\" in path");
    }
  }

  /** Any other failure. */
  record Failed(String code, String message, int column) implements JmesError {
    public Failed {
      message = OneLine.of(message);
    }

    static Failed limit(int column) {
      return new Failed(
          LIMIT, "expression exceeds its limit of steps; it makes too much of its input", column);
    }

    static Failed size(int column) {
      return new Failed(LIMIT, "result of the expression exceeds its limit of size", column);
    }
  }

  /** An argument has a type that the function does not take. */
  String ARGUMENT = "JMES102";

  /** A function is called with too few or too many arguments. */
  String ARITY = "JMES103";

  /** A function cannot compute a result of its arguments. */
  String FUNCTION = "JMES104";

  /** A bound of {@link JmesLimits} was met. */
  String LIMIT = "JMES105";

  /** A slice has step 0. */
  String SLICE = "JMES106";
}
