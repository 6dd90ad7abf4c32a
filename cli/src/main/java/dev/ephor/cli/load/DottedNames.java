package dev.ephor.cli.load;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values by dotted names as one tree: {@code a.b: 1} becomes {@code {a: {b: 1}}}. A part in double
 * quotes may hold dots.
 */
final class DottedNames {
  private DottedNames() {}

  static ObjectNode tree(Map<String, Node> values) {
    ObjectNode out = ObjectNode.EMPTY;
    // Short names first, so that a value within an object that is given as well is put into it.
    List<String> names = new ArrayList<>(values.keySet());
    names.sort(null);
    for (String name : names) {
      out = put(out, parts(name), 0, values.getOrDefault(name, ObjectNode.EMPTY));
    }
    return out;
  }

  private static ObjectNode put(ObjectNode into, List<String> parts, int from, Node value) {
    String part = parts.get(from);
    return from == parts.size() - 1
        ? into.with(part, value)
        : into.with(part, put(into.object(part), parts, from + 1, value));
  }

  private static List<String> parts(String name) {
    List<String> out = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        out.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    out.add(part.toString());
    return out;
  }
}
