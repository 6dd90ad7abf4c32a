package dev.ephor.jmespath;

import dev.ephor.document.Value;

/** An expression handed to a function, which evaluates it as often as it needs. */
record Reference(Operation operation, long cost) implements Value {

  /** Result for one element; what is not found is null. */
  Value evaluate(Value element, JmesBudget budget) {
    return Values.known(operation.evaluate(element, budget));
  }

  @Override
  public String toString() {
    return "&expression";
  }
}
