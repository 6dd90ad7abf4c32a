package dev.ephor.document;

/**
 * A JSON number, read as Kubernetes reads it: a whole number that fits 64 bits is an {@link
 * IntNode}, everything else a {@link FloatNode}.
 */
public sealed interface NumberNode extends Node permits IntNode, FloatNode {

  double doubleValue();

  @Override
  default String typeName() {
    return "number";
  }
}
