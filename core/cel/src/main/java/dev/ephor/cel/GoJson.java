package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as the JSON texts that Kyverno's {@code json.marshal} makes, by the rules of Go's
 * encoding/json: sorted names, durations in nanoseconds, bytes as base64, what HTML minds escaped.
 * It differs from {@link CelJson}, whose rules are those of protocol buffers.
 */
final class GoJson {
  private static final int DEPTH_MAX = 500;
  private static final int STEP = 1000;
  private static final JsonWriter WRITER = JsonWriter.compact().sortedKeys().safeInHtml();

  private final CelCall call;
  private final StringBuilder out = new StringBuilder();
  private int paid = 0;
  private @Nullable CelError error;

  private GoJson(CelCall call) {
    this.call = call;
  }

  /** A {@link StringNode}, or an error for what has no JSON. */
  static Value write(CelCall call, Value value) {
    GoJson json = new GoJson(call);
    json.write(value, 0);
    json.pay();
    return json.error == null ? StringNode.of(json.out.toString()) : json.error;
  }

  /** Pays while it writes: lists that hold the same list many times are small until then. */
  private void pay() {
    int length = out.length() - paid;
    paid = out.length();
    if (error == null && !Arguments.chargeTraversal(call, length)) {
      error = call.stopped();
    }
  }

  private void write(Value value, int depth) {
    if (out.length() - paid > STEP) {
      pay();
    }
    if (error != null) {
      return;
    }
    if (depth > DEPTH_MAX) {
      error = CelError.TOO_LARGE;
      return;
    }
    switch (value) {
      case FloatNode real -> number(real);
      case ArrayNode _, CelList _ -> list(value, depth);
      case ObjectNode _, CelMap _ -> map(value, depth);
      case Node node -> out.append(WRITER.write(node));
      case CelUint unsigned -> out.append(unsigned);
      case CelTimestamp time -> text(time.toString());
      case CelDuration duration -> out.append(duration.nanos());
      case CelBytes bytes -> text(Base64.getEncoder().encodeToString(bytes.raw()));
      case CelOptional optional -> write(optional.orElse(NullNode.NULL), depth + 1);
      case CelTypeValue type -> text(type.name());
      case RequestUrl url -> error = none(url.typeName());
      case CelOpaque opaque -> text(opaque.toString());
      default -> error = none(Kinds.typeName(value));
    }
  }

  private static CelError none(String type) {
    return CelError.conversion("unsupported conversion to JSON: " + type);
  }

  private void text(String text) {
    out.append(WRITER.write(StringNode.of(text)));
  }

  private void number(FloatNode real) {
    double value = real.doubleValue();
    if (Double.isFinite(value)) {
      out.append(real);
    } else {
      error = CelError.of("json: unsupported value: " + GoNumbers.formatG(value));
    }
  }

  private void list(Value list, int depth) {
    out.append('[');
    for (int i = 0; i < Lists.size(list) && error == null; i++) {
      out.append(i == 0 ? "" : ",");
      write(Lists.get(list, i), depth + 1);
    }
    out.append(']');
  }

  private void map(Value map, int depth) {
    Map<String, Value> sorted = new TreeMap<>();
    for (int i = 0; i < Maps.size(map); i++) {
      if (!(Maps.key(map, i) instanceof StringNode(String name))) {
        error = none("map with keys of type " + Kinds.typeName(Maps.key(map, i)));
        return;
      }
      if (Maps.value(map, i) instanceof CelOptional optional && !optional.isPresent()) {
        error = CelError.NO_VALUE;
        return;
      }
      sorted.put(name, Maps.value(map, i));
    }
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Value> entry : sorted.entrySet()) {
      out.append(separator);
      text(entry.getKey());
      out.append(':');
      write(entry.getValue(), depth + 1);
      separator = ",";
    }
    out.append('}');
  }
}
