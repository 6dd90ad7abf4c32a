package dev.ephor.document;

/**
 * A JSON value. Trees of nodes are immutable and may be shared by threads.
 *
 * <p>Equality is equality of JSON values: the order of an object's members does not count, and
 * {@code 1} equals {@code 1.0}.
 */
public sealed interface Node extends Value
    permits NullNode, BoolNode, NumberNode, StringNode, ArrayNode, ObjectNode {

  /** JSON's name of the value's type: null, boolean, number, string, array or object. */
  String typeName();
}
