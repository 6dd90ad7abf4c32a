package dev.ephor.jmespath;

/**
 * Upper bounds of one expression.
 *
 * @param expressionLength characters of the text
 * @param depth nesting of the text and of its operations, which are walked by recursion: a level
 *     takes up to 2 KiB of stack
 * @param steps elementary operations of one evaluation: elements visited, characters written
 * @param resultSize values plus characters of a result that the expression put together itself
 */
public record JmesLimits(int expressionLength, int depth, long steps, long resultSize) {
  public static final JmesLimits DEFAULT =
      new JmesLimits(1 << 20, 200, 10_000_000, 16L * 1024 * 1024);

  public JmesLimits {
    if (expressionLength < 1 || depth < 1 || steps < 1 || resultSize < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  public JmesLimits withSteps(long most) {
    return new JmesLimits(expressionLength, depth, most, resultSize);
  }

  public JmesLimits withResultSize(long most) {
    return new JmesLimits(expressionLength, depth, steps, most);
  }

  public JmesLimits withDepth(int most) {
    return new JmesLimits(expressionLength, most, steps, resultSize);
  }
}
