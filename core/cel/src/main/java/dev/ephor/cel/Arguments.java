package dev.ephor.cel;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Reads arguments whose kinds the signature has settled. */
final class Arguments {
  private Arguments() {}

  static String text(Value argument) {
    return ((StringNode) argument).value();
  }

  static long whole(Value argument) {
    return ((IntNode) argument).value();
  }

  static double real(Value argument) {
    return ((FloatNode) argument).doubleValue();
  }

  /**
   * Charges for going once through that much data. A call itself has cost one unit already, which
   * Kubernetes counts as part of this.
   */
  static boolean chargeTraversal(CelCall call, long size) {
    return call.charge(Math.max(0, Frame.traversal(size) - 1));
  }
}
