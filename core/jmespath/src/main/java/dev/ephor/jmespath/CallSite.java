package dev.ephor.jmespath;

/** Where a function is called: what it needs to word its errors. */
record CallSite(String function, int column) {

  JmesError fail(String message) {
    return new JmesError.Failed(JmesError.FUNCTION, message, column);
  }

  /** A failure in the words that policies' users know, naming the function. */
  JmesError failNamed(String message) {
    return fail("JMESPath function '" + function + "': " + message);
  }

  JmesError badArgument(String message) {
    return new JmesError.Failed(JmesError.ARGUMENT, message, column);
  }

  JmesError limit() {
    return JmesError.Failed.limit(column);
  }
}
