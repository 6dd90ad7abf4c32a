package dev.ephor.engine.podsecurity;

import java.util.List;
import java.util.Optional;

/**
 * A field of a pod that a control does not allow.
 *
 * @param container the container the field is in; empty for fields of the pod itself
 */
record FieldError(String path, Optional<Pod.Container> container, Fault fault) {

  /** What is wrong with the field. */
  sealed interface Fault {

    /** It is not set, and has to be. */
    record Missing() implements Fault {}

    /** Neither the container sets it nor the pod, and one of them has to. */
    record Unset() implements Fault {}

    /**
     * It has a value that is forbidden.
     *
     * @param values the forbidden ones, as texts
     * @param printed how messages show them
     */
    record Forbidden(List<String> values, String printed) implements Fault {
      public Forbidden {
        values = List.copyOf(values);
      }
    }

    /** It must not be there, whatever its value. */
    record Present() implements Fault {}
  }

  static FieldError missing(Pod.Container container, String field) {
    return new FieldError(path(container, field), Optional.of(container), new Fault.Missing());
  }

  /** A field that the pod could set for its containers. */
  static FieldError unset(Pod.Container container, String field) {
    return new FieldError(path(container, field), Optional.of(container), new Fault.Unset());
  }

  /** Behind {@code securityContext} of a container. */
  static FieldError forbidden(Pod.Container container, String field, String value) {
    return new FieldError(path(container, field), Optional.of(container), one(value));
  }

  static FieldError forbidden(Pod.Container container, String field, List<String> values) {
    return new FieldError(
        path(container, field),
        Optional.of(container),
        new Fault.Forbidden(values, "[" + String.join(" ", values) + "]"));
  }

  static FieldError inPod(String path, String value) {
    return new FieldError(path, Optional.empty(), one(value));
  }

  static Fault one(String value) {
    return new Fault.Forbidden(List.of(value), value);
  }

  private static String path(Pod.Container container, String field) {
    return container.path() + ".securityContext." + field;
  }

  /** The path with {@code *} for every index, which is how exclusions name fields. */
  String restrictedField() {
    StringBuilder out = new StringBuilder();
    boolean inIndex = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (c == '[' && i + 1 < path.length() && Character.isDigit(path.charAt(i + 1))) {
        inIndex = true;
        out.append("[*");
      } else if (!inIndex || !digit) {
        inIndex = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The error in one phrase, for example {@code spec.hostPID is forbidden, ...}. */
  String text() {
    return switch (fault) {
      case Fault.Missing _, Fault.Unset _ -> path + ": Required value";
      case Fault.Present _ -> path + ": Forbidden";
      case Fault.Forbidden forbidden ->
          path + " is forbidden, forbidden values found: " + forbidden.printed();
    };
  }
}
