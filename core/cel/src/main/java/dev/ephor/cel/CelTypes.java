package dev.ephor.cel;

import java.util.ArrayList;
import java.util.List;

/** Names the types that declarations are made of. */
public final class CelTypes {
  public static final CelType DYN = CelType.Basic.DYN;
  public static final CelType BOOL = CelType.Basic.BOOL;
  public static final CelType INT = CelType.Basic.INT;
  public static final CelType UINT = CelType.Basic.UINT;
  public static final CelType DOUBLE = CelType.Basic.DOUBLE;
  public static final CelType STRING = CelType.Basic.STRING;
  public static final CelType BYTES = CelType.Basic.BYTES;
  public static final CelType NULL = CelType.Basic.NULL;
  public static final CelType TIMESTAMP = CelType.Basic.TIMESTAMP;
  public static final CelType DURATION = CelType.Basic.DURATION;

  private CelTypes() {}

  public static CelType list(CelType element) {
    return new CelType.ListOf(element);
  }

  public static CelType map(CelType key, CelType value) {
    return new CelType.MapOf(key, value);
  }

  public static CelType optional(CelType value) {
    return new CelType.OptionalOf(value);
  }

  public static CelType opaque(String name) {
    return new CelType.Opaque(name);
  }

  public static CelType structure(String name) {
    return new CelType.Structure(name);
  }

  /**
   * Reads a type as it is printed: {@code int}, {@code list(string)}, {@code map(string, dyn)},
   * {@code optional(A)}, {@code structure(name)}. A single capital letter is a type parameter; a
   * name that is not known is an opaque type.
   *
   * @throws IllegalArgumentException when the text is not a type: signatures are written by
   *     programmers
   */
  public static CelType parse(String text) {
    TypeReader reader = new TypeReader(text);
    CelType type = reader.type();
    reader.end();
    return type;
  }

  static final class TypeReader {
    private final String text;
    private int next = 0;

    TypeReader(String text) {
      this.text = text;
    }

    CelType type() {
      String name = name();
      return switch (name) {
        case "list" -> new CelType.ListOf(parameters(1).get(0));
        case "structure" -> new CelType.Structure(parameters(1).get(0).toString());
        case "optional" -> new CelType.OptionalOf(parameters(1).get(0));
        case "map" -> {
          List<CelType> parameters = parameters(2);
          yield new CelType.MapOf(parameters.get(0), parameters.get(1));
        }
        default -> named(name);
      };
    }

    private static CelType named(String name) {
      for (CelType.Basic basic : CelType.Basic.values()) {
        if (basic.toString().equals(name)) {
          return basic;
        }
      }
      return name.length() == 1 && Character.isUpperCase(name.charAt(0))
          ? new CelType.Parameter(name)
          : new CelType.Opaque(name);
    }

    private String name() {
      skipSpace();
      int start = next;
      while (next < text.length() && isNamePart(next)) {
        next++;
      }
      if (start == next) {
        throw new IllegalArgumentException("type expected at " + start + " in " + text);
      }
      return text.substring(start, next);
    }

    /** A dot before a parenthesis belongs to the signature of a member function. */
    private boolean isNamePart(int at) {
      char c = text.charAt(at);
      return Character.isLetterOrDigit(c)
          || c == '_'
          || (c == '.' && at + 1 < text.length() && text.charAt(at + 1) != '(');
    }

    private List<CelType> parameters(int count) {
      List<CelType> types = list();
      if (types.size() != count) {
        throw new IllegalArgumentException(count + " type parameters expected in " + text);
      }
      return types;
    }

    List<CelType> list() {
      List<CelType> types = new ArrayList<>();
      expect('(');
      if (peek() == ')') {
        next++;
        return types;
      }
      types.add(type());
      while (peek() == ',') {
        next++;
        types.add(type());
      }
      expect(')');
      return types;
    }

    char peek() {
      skipSpace();
      return next < text.length() ? text.charAt(next) : '\0';
    }

    void expect(char wanted) {
      if (peek() != wanted) {
        throw new IllegalArgumentException("`" + wanted + "` expected at " + next + " in " + text);
      }
      next++;
    }

    void end() {
      if (peek() != '\0') {
        throw new IllegalArgumentException("unexpected text at " + next + " in " + text);
      }
    }

    private void skipSpace() {
      while (next < text.length() && text.charAt(next) == ' ') {
        next++;
      }
    }
  }
}
