package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Tells at run time whether a value is of the kind that a parameter wants. */
sealed interface Guard {
  boolean accepts(Value value);

  static Guard of(CelType type) {
    return switch (type) {
      case CelType.Basic basic -> Kind.of(basic);
      case CelType.ListOf _ -> Kind.LIST;
      case CelType.MapOf _ -> Kind.MAP;
      case CelType.OptionalOf _ -> Kind.OPTIONAL;
      case CelType.Parameter _ -> Kind.ANY;
      case CelType.Structure(String name) -> new Shaped(name);
      case CelType.Opaque(String name) -> new Named(name);
    };
  }

  record Named(String typeName) implements Guard {
    @Override
    public boolean accepts(Value value) {
      return value instanceof CelOpaque opaque && opaque.typeName().equals(typeName);
    }
  }

  /** Objects of libraries are plain maps, or values that know their type. */
  record Shaped(String typeName) implements Guard {
    @Override
    public boolean accepts(Value value) {
      return value instanceof CelOpaque opaque
          ? opaque.typeName().equals(typeName)
          : Kind.MAP.accepts(value);
    }
  }

  enum Kind implements Guard {
    ANY,
    BOOL,
    INT,
    UINT,
    DOUBLE,
    STRING,
    BYTES,
    NULL,
    TIMESTAMP,
    DURATION,
    TYPE,
    LIST,
    MAP,
    OPTIONAL;

    static Kind of(CelType.Basic basic) {
      return switch (basic) {
        case DYN -> ANY;
        case BOOL -> BOOL;
        case INT -> INT;
        case UINT -> UINT;
        case DOUBLE -> DOUBLE;
        case STRING -> STRING;
        case BYTES -> BYTES;
        case NULL -> NULL;
        case TIMESTAMP -> TIMESTAMP;
        case DURATION -> DURATION;
        case TYPE -> TYPE;
      };
    }

    @Override
    public boolean accepts(Value value) {
      return switch (this) {
        case ANY -> true;
        case BOOL -> value instanceof BoolNode;
        case INT -> value instanceof IntNode;
        case UINT -> value instanceof CelUint;
        case DOUBLE -> value instanceof FloatNode;
        case STRING -> value instanceof StringNode;
        case BYTES -> value instanceof CelBytes;
        case NULL -> value instanceof NullNode;
        case TIMESTAMP -> value instanceof CelTimestamp;
        case DURATION -> value instanceof CelDuration;
        case TYPE -> value instanceof CelTypeValue;
        case LIST -> value instanceof ArrayNode || value instanceof CelList;
        case MAP -> value instanceof ObjectNode || value instanceof CelMap;
        case OPTIONAL -> value instanceof CelOptional;
      };
    }
  }
}
