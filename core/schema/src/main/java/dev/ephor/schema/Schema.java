package dev.ephor.schema;

import java.util.List;
import java.util.Optional;

/** Type of a value in a resource. Immutable; may be shared by threads. */
public sealed interface Schema {

  /** A value of which nothing is known. */
  record Any() implements Schema {}

  /** A list; all elements are of one type. */
  record ListOf(Schema elements) implements Schema {}

  /** An object with any keys; all values are of one type. */
  record MapOf(Schema values) implements Schema {}

  /**
   * A value that is no list and no object.
   *
   * @param values the only values that text may have; empty when it may have any
   */
  record Scalar(ScalarType type, List<String> values) implements Schema {
    public Scalar {
      values = List.copyOf(values);
    }
  }

  /** An object with named fields. */
  non-sealed interface Structure extends Schema {
    /** Short name of the type, such as {@code Container}; for messages. */
    String name();

    /** Fields in the order of their declaration. */
    List<Field> fields();

    Optional<Field> field(String name);

    /** Whether objects may have other fields as well, whose types are not known. */
    boolean isOpen();
  }

  /** What is below this value under the name: a field, or the value of a map. */
  default Optional<Field> member(String name) {
    return switch (this) {
      case Structure structure -> structure.field(name);
      case MapOf(Schema values) -> Optional.of(new Field(name, values, Presence.OPTIONAL, ""));
      case Any _, ListOf _, Scalar _ -> Optional.empty();
    };
  }

  /** The type in the words of a message, such as {@code list of Container}. */
  default String text() {
    return switch (this) {
      case Any _ -> "any value";
      case ListOf(Schema elements) -> "list of " + elements.text();
      case MapOf(Schema values) -> "map of " + values.text();
      case Scalar(ScalarType type, List<String> values) ->
          values.isEmpty() ? type.text() : type.text() + " (" + String.join(", ", values) + ")";
      case Structure structure -> structure.name().isEmpty() ? "object" : structure.name();
    };
  }
}
