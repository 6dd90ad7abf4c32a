package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import org.jspecify.annotations.Nullable;

/** The order of numbers among themselves and of strings among themselves. */
final class Ordering {
  private Ordering() {}

  /** Compares two numbers or two strings. */
  static int compare(Node a, Node b) {
    if (a instanceof StringNode(String x) && b instanceof StringNode(String y)) {
      return compare(x, y);
    }
    if (a instanceof IntNode x && b instanceof IntNode y) {
      return Long.compare(x.value(), y.value());
    }
    return Double.compare(((NumberNode) a).doubleValue(), ((NumberNode) b).doubleValue());
  }

  /** Order of code points, which is that of UTF-8 bytes; Java's own is that of UTF-16. */
  static int compare(String x, String y) {
    int length = Math.min(x.length(), y.length());
    for (int i = 0; i < length; i++) {
      char a = x.charAt(i);
      char b = y.charAt(i);
      if (a != b) {
        boolean high = Character.isSurrogate(a) != Character.isSurrogate(b);
        return high == (a < b) ? 1 : -1;
      }
    }
    return Integer.compare(x.length(), y.length());
  }

  static boolean isOrdered(Node node) {
    return node instanceof NumberNode || node instanceof StringNode;
  }

  /** An error unless all are numbers or all are strings; {@code by} is not empty. */
  static @Nullable JmesError check(CallSite site, ArrayNode by) {
    Node first = by.get(0);
    if (!isOrdered(first)) {
      return site.badArgument("invalid type, must be number of string");
    }
    boolean numbers = first instanceof NumberNode;
    for (Node other : by) {
      if (numbers ? !(other instanceof NumberNode) : !(other instanceof StringNode)) {
        return site.badArgument("invalid type, must be " + (numbers ? "number" : "string"));
      }
    }
    return null;
  }

  /** Steps that sorting takes. */
  static long sortCost(int size) {
    return (long) size * (Integer.SIZE - Integer.numberOfLeadingZeros(size));
  }
}
