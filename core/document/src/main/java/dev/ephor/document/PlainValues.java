package dev.ephor.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees from and to the plain Java values of other libraries: Map, List, String, Number, ... */
public final class PlainValues {
  private PlainValues() {}

  /**
   * The tree of a Java value; Java null is JSON null and keys are turned into text.
   *
   * @throws IllegalArgumentException when the value has no JSON form
   */
  public static Node node(@Nullable Object value) {
    return switch (value) {
      case null -> NullNode.NULL;
      case Node node -> node;
      case String text -> StringNode.of(text);
      case Boolean bool -> BoolNode.of(bool);
      case Integer whole -> IntNode.of(whole);
      case Long whole -> IntNode.of(whole);
      case BigInteger whole when whole.bitLength() < Long.SIZE -> IntNode.of(whole.longValue());
      case Number number -> FloatNode.of(number.doubleValue());
      case Map<?, ?> map -> {
        ObjectNode.Builder out = ObjectNode.builder();
        map.forEach((key, member) -> out.put(String.valueOf(key), node(member)));
        yield out.build();
      }
      case Iterable<?> values -> {
        List<Node> out = new ArrayList<>();
        values.forEach(element -> out.add(node(element)));
        yield ArrayNode.of(out);
      }
      default -> throw new IllegalArgumentException("no JSON form: " + value.getClass());
    };
  }

  /** Map, List, String, Long, Double, Boolean or Java null. */
  public static @Nullable Object of(Node node) {
    return switch (node) {
      case NullNode _ -> null;
      case BoolNode bool -> bool.value();
      case IntNode whole -> whole.value();
      case FloatNode number -> number.doubleValue();
      case StringNode(String text) -> text;
      case ArrayNode array -> {
        List<@Nullable Object> out = new ArrayList<>(array.size());
        array.forEach(element -> out.add(of(element)));
        yield out;
      }
      case ObjectNode object -> {
        Map<String, @Nullable Object> out = LinkedHashMap.newLinkedHashMap(object.size());
        for (int i = 0; i < object.size(); i++) {
          out.put(object.key(i), of(object.value(i)));
        }
        yield out;
      }
    };
  }
}
