package dev.ephor.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks switches over types and records what they have to say, as one list of texts. */
public final class Answers implements Supplier<List<String>> {
  /** Something to switch over. */
  sealed interface Shape permits Dot, Line {
    /** A switch in an interface. */
    default String name() {
      return switch (this) {
        case Dot _ -> "dot";
        case Line _ -> "line";
      };
    }
  }

  /** No fields. */
  record Dot() implements Shape {}

  /** A field that is a record. */
  record Line(Dot from, long length) implements Shape {}

  /** A field of each kind. */
  record All(
      boolean a,
      byte b,
      char c,
      short d,
      int e,
      long f,
      float g,
      double h,
      String i,
      List<String> j) {}

  @Override
  public List<String> get() {
    List<String> out = new ArrayList<>();
    List<Shape> shapes = List.of(new Dot(), new Line(new Dot(), 1), new Line(new Dot(), 7));
    shapes.forEach(shape -> out.add(shape.name() + " " + guarded(shape)));
    for (Object thing : new Object[] {"yes", "no", 3, 3L, 'c', new Dot(), new Object[0]}) {
      out.add(kind(thing));
    }
    out.add(withNull(null));
    out.add(withNull("text"));
    List<String> list = List.of("a");
    List<Object> things =
        List.of(
            new Dot(),
            new Line(new Dot(), 1L << 40),
            new Line(new Dot(), 2),
            all(true, 0.0, "x", list),
            all(true, 0.0, "x", list),
            all(false, 0.0, "x", list),
            all(true, -0.0, "x", list),
            all(true, Double.NaN, "y", list));
    for (Object one : things) {
      out.add("hash " + one.hashCode());
      things.forEach(
          other -> out.add(one.equals(other) + " " + (one.hashCode() == other.hashCode())));
    }
    return out;
  }

  private static All all(boolean a, double h, String i, List<String> j) {
    return new All(a, (byte) 2, 'c', (short) 4, 5, 1L << 33, 1.5f, h, i, j);
  }

  private static String guarded(Shape shape) {
    return switch (shape) {
      case Line line when line.length() > 5 -> "long";
      case Line(Dot _, long length) when length > 0 -> "some";
      case Line _ -> "none";
      case Dot _ -> "no line";
    };
  }

  private static String kind(Object thing) {
    return switch (thing) {
      case Integer number when number > 2 -> "large";
      case Number _ -> "number";
      case CharSequence text when text.length() > 2 -> "long text";
      case String _ -> "text";
      case Shape shape -> shape.name();
      case Object[] _ -> "array";
      default -> "other";
    };
  }

  private static String withNull(@Nullable Object thing) {
    return switch (thing) {
      case null -> "null";
      case String text -> text;
      default -> "other";
    };
  }
}
