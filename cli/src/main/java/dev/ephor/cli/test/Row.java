package dev.ephor.cli.test;

import dev.ephor.document.SourceLocation;

/**
 * One line of the answer: one expected result, held against what came out for one resource.
 *
 * @param test file of the test
 * @param resource path of the resource, as far as it was found
 * @param reason why the row is passed or failed, in a few words
 * @param message what the rule said, or why nothing could be held against it
 * @param unjudged whether nothing could, which is a mistake of the test
 * @param at where the result is expected
 */
record Row(
    String test,
    String policy,
    String rule,
    String resource,
    boolean passed,
    String reason,
    String message,
    boolean unjudged,
    SourceLocation at) {

  Row unjudgeable() {
    return new Row(test, policy, rule, resource, passed, reason, message, true, at);
  }
}
