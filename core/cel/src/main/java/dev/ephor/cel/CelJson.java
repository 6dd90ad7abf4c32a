package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Arrays;
import java.util.Base64;

/**
 * Values of CEL as JSON, by the rules of the protocol buffers' JSON form: timestamps as RFC 3339,
 * durations in seconds, bytes as base64. Thread-safe.
 */
public final class CelJson {
  private static final int DEPTH_MAX = 500;

  /** A list may hold another many times: small here, and large in JSON. */
  private static final long WEIGHT_MAX = 4_000_000;

  private CelJson() {}

  /**
   * The value as a {@link Node}, or an error for what JSON cannot hold, such as types, and for what
   * would be too large when it is written out.
   */
  public static Value toNode(Value value) {
    return Sizes.weight(value) > WEIGHT_MAX ? CelError.TOO_LARGE : convert(value, 0);
  }

  private static Value convert(Value value, int depth) {
    if (depth > DEPTH_MAX) {
      return CelError.TOO_LARGE;
    }
    return switch (value) {
      case Node node -> node;
      case CelUint unsigned ->
          unsigned.bits() >= 0
              ? IntNode.of(unsigned.bits())
              : FloatNode.of(Double.parseDouble(unsigned.toString()));
      case CelTimestamp time -> StringNode.of(time.toString());
      case CelDuration duration -> StringNode.of(duration.toString());
      case CelBytes bytes -> StringNode.of(Base64.getEncoder().encodeToString(bytes.raw()));
      case CelOptional optional -> convert(optional.orElse(NullNode.NULL), depth + 1);
      case CelList list -> list(list, depth);
      case CelMap map -> map(map, depth);
      case CelOpaque opaque -> none(opaque.typeName());
      case CelTypeValue _ -> none("type");
      default -> value;
    };
  }

  private static CelError none(String type) {
    return CelError.conversion("unsupported conversion to JSON: " + type);
  }

  private static Value list(CelList list, int depth) {
    Node[] out = new Node[list.size()];
    for (int i = 0; i < out.length; i++) {
      Value converted = convert(list.get(i), depth + 1);
      if (!(converted instanceof Node node)) {
        return converted;
      }
      out[i] = node;
    }
    return ArrayNode.wrap(out);
  }

  private static Value map(CelMap map, int depth) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < map.size(); i++) {
      Value key = map.key(i);
      if (key instanceof CelValue && !(key instanceof CelUint)) {
        return none("map with keys of type " + Kinds.typeName(key));
      }
      Value converted = convert(map.value(i), depth + 1);
      if (!(converted instanceof Node node)) {
        return converted;
      }
      out.put(key instanceof StringNode(String text) ? text : key.toString(), node);
    }
    return out.build();
  }

  /**
   * The tree with all numbers as doubles: what Go makes of JSON that it reads without a type, and
   * so what the functions of Kyverno that read JSON yield.
   */
  public static Node withDoubles(Node node) {
    return switch (node) {
      case IntNode whole -> FloatNode.of((double) whole.value());
      case ArrayNode array -> {
        Node[] out = new Node[array.size()];
        Arrays.setAll(out, i -> withDoubles(array.get(i)));
        yield ArrayNode.wrap(out);
      }
      case ObjectNode object -> {
        ObjectNode.Builder out = ObjectNode.builder();
        for (int i = 0; i < object.size(); i++) {
          out.put(object.key(i), withDoubles(object.value(i)));
        }
        yield out.build();
      }
      case StringNode _, BoolNode _, FloatNode _, NullNode _ -> node;
    };
  }
}
