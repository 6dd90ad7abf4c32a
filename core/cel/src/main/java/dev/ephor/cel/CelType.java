package dev.ephor.cel;

/** Type of a CEL expression or variable. Immutable. */
public sealed interface CelType {

  /** Types that take no parameters. */
  enum Basic implements CelType {
    DYN("dyn"),
    BOOL("bool"),
    INT("int"),
    UINT("uint"),
    DOUBLE("double"),
    STRING("string"),
    BYTES("bytes"),
    NULL("null"),
    TIMESTAMP("timestamp"),
    DURATION("duration"),
    TYPE("type");

    private final String text;

    Basic(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  record ListOf(CelType element) implements CelType {
    @Override
    public String toString() {
      return "list(" + element + ")";
    }
  }

  record MapOf(CelType key, CelType value) implements CelType {
    @Override
    public String toString() {
      return "map(" + key + ", " + value + ")";
    }
  }

  record OptionalOf(CelType value) implements CelType {
    @Override
    public String toString() {
      return "optional(" + value + ")";
    }
  }

  /** A type of a library, such as {@code kubernetes.Quantity}; only its functions look inside. */
  record Opaque(String name) implements CelType {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An object with declared fields; the fields are declared with the environment. */
  record Structure(String name) implements CelType {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A type parameter of a function's signature. */
  record Parameter(String name) implements CelType {
    @Override
    public String toString() {
      return name;
    }
  }
}
