package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/** Nodes that make lists, maps and objects. */
final class LiteralNodes {
  static final long LIST_COST = 10;
  static final long MAP_COST = 30;
  static final long STRUCTURE_COST = 40;

  private LiteralNodes() {}

  /**
   * @param isOptional written as {@code ?value}: left out when the optional value is absent
   */
  record Element(CelNode value, boolean isOptional) {}

  record Entry(CelNode key, CelNode value, boolean isOptional) {}

  static final class ListLiteral extends CelNode {
    private final Element[] elements;

    ListLiteral(Element... elements) {
      this.elements = elements;
    }

    @Override
    Value evaluate(Frame frame) {
      Lists.Builder out = new Lists.Builder(elements.length);
      for (Element element : elements) {
        Value value = element.value().evaluate(frame);
        if (value instanceof CelError) {
          return value;
        }
        if (!element.isOptional()) {
          out.add(value);
        } else if (value instanceof CelOptional optional) {
          @Nullable Value content = optional.orNull();
          if (content != null) {
            out.add(content);
          }
        } else {
          return badOptional("element", value);
        }
      }
      frame.cost += LIST_COST;
      return out.build();
    }
  }

  static final class MapLiteral extends CelNode {
    private final Entry[] entries;
    private final long cost;

    /**
     * @param cost {@link #MAP_COST}, or {@link #STRUCTURE_COST} for {@code Name{field: value}}
     */
    MapLiteral(long cost, Entry... entries) {
      this.cost = cost;
      this.entries = entries;
    }

    @Override
    Value evaluate(Frame frame) {
      Maps.Builder out = new Maps.Builder();
      for (Entry entry : entries) {
        Value key = entry.key().evaluate(frame);
        if (key instanceof CelError) {
          return key;
        }
        Value value = entry.value().evaluate(frame);
        if (value instanceof CelError) {
          return value;
        }
        if (!entry.isOptional()) {
          out.put(key, value);
        } else if (value instanceof CelOptional optional) {
          @Nullable Value content = optional.orNull();
          if (content != null) {
            out.put(key, content);
          }
        } else {
          return badOptional("entry '" + (key instanceof StringNode ? key : "") + "'", value);
        }
      }
      frame.cost += cost;
      return out.build();
    }
  }

  private static CelError badOptional(String what, Value value) {
    return CelError.of("cannot initialize optional " + what + " from non-optional value " + value);
  }
}
