package dev.ephor.jmespath;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes random texts that a regular expression describes.
 *
 * <p>Of the syntax it knows characters, escapes, classes (with ranges, negation and POSIX names),
 * groups, alternatives, repetition, and the anchors, which stand for nothing. The pattern is parsed
 * and the text made in one walk over an own tree, since a matcher's program cannot be run backward.
 */
final class RandomText {
  /** What {@code *}, <code>+</code> and an open <code>{n,}</code> add at most. */
  private static final int OPEN_REPEAT_MAX = 10;

  private static final int REPEAT_MAX = 1000;
  private static final int NESTING_MAX = 50;
  private static final String PRINTABLE_FIRST_LAST = " ~";

  private final String pattern;
  private int at = 0;
  private int depth = 0;
  private @Nullable String problem;

  private RandomText(String pattern) {
    this.pattern = pattern;
  }

  /** A part of the pattern. */
  private sealed interface Part {
    record Sequence(List<Part> parts) implements Part {}

    record Choice(List<Part> alternatives) implements Part {}

    record Repeat(Part part, int least, int most) implements Part {}

    /** Characters in ranges, of which {@code count} there are. */
    record OneOf(List<int[]> ranges, int count) implements Part {}
  }

  static Value generate(CallSite site, String pattern, RandomGenerator random, JmesBudget budget) {
    if (pattern.isEmpty()) {
      return site.fail("no pattern provided");
    }
    if (!budget.spend(pattern.length())) {
      return site.limit();
    }
    RandomText reader = new RandomText(pattern);
    Part part = reader.alternatives();
    if (reader.problem == null && reader.at < pattern.length()) {
      reader.fail("unexpected )", pattern);
    }
    if (reader.problem != null) {
      return site.fail("error parsing regexp: " + reader.problem);
    }
    StringBuilder out = new StringBuilder();
    return write(part, random, budget, out) ? StringNode.of(out.toString()) : site.limit();
  }

  /** False when the budget is spent. */
  private static boolean write(
      Part part, RandomGenerator random, JmesBudget budget, StringBuilder out) {
    if (!budget.spend(1)) {
      return false;
    }
    boolean lasts = true;
    switch (part) {
      case Part.Sequence(List<Part> parts) -> {
        for (Part each : parts) {
          lasts = lasts && write(each, random, budget, out);
        }
      }
      case Part.Choice(List<Part> alternatives) ->
          lasts = write(alternatives.get(random.nextInt(alternatives.size())), random, budget, out);
      case Part.Repeat(Part repeated, int least, int most) -> {
        int times = random.nextInt(least, most + 1);
        for (int i = 0; lasts && i < times; i++) {
          lasts = write(repeated, random, budget, out);
        }
      }
      case Part.OneOf(List<int[]> ranges, int count) ->
          out.appendCodePoint(pick(ranges, random.nextInt(count)));
    }
    return lasts;
  }

  private static int pick(List<int[]> ranges, int number) {
    int left = number;
    for (int[] range : ranges) {
      int size = range[1] - range[0] + 1;
      if (left < size) {
        return range[0] + left;
      }
      left -= size;
    }
    throw new IllegalStateException("number beyond the class");
  }

  private Part alternatives() {
    List<Part> found = new ArrayList<>();
    if (++depth > NESTING_MAX) {
      fail("expression nests too deeply", pattern);
      return new Part.Sequence(found);
    }
    found.add(sequence());
    while (problem == null && take('|')) {
      found.add(sequence());
    }
    depth--;
    return found.size() == 1 ? found.getFirst() : new Part.Choice(List.copyOf(found));
  }

  private Part sequence() {
    List<Part> parts = new ArrayList<>();
    while (problem == null && at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      char c = pattern.charAt(at);
      if (c == '^' || c == '$') {
        at++;
      } else if ("*+?".indexOf(c) >= 0) {
        fail("missing argument to repetition operator", String.valueOf(c));
      } else {
        parts.add(repeated(atom(c)));
      }
    }
    return new Part.Sequence(List.copyOf(parts));
  }

  private Part atom(char c) {
    return switch (c) {
      case '(' -> group();
      case '[' -> new ClassReader().read();
      case '.' -> {
        at++;
        yield characters(PRINTABLE_FIRST_LAST.charAt(0), PRINTABLE_FIRST_LAST.charAt(1));
      }
      case '\\' -> escape();
      default -> {
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        yield characters(character, character);
      }
    };
  }

  private Part group() {
    int start = at++;
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?P<", at) || pattern.startsWith("?<", at)) {
      int close = pattern.indexOf('>', at);
      at = close < 0 ? pattern.length() : close + 1;
    }
    Part inner = alternatives();
    if (problem == null && !take(')')) {
      fail("missing closing )", pattern.substring(start));
    }
    return inner;
  }

  private Part escape() {
    at++;
    if (at >= pattern.length()) {
      fail("trailing backslash at end of expression", "");
      return characters(' ', ' ');
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case 'd' -> classOf(List.of(new int[] {'0', '9'}));
      case 'w' ->
          classOf(
              List.of(
                  new int[] {'0', '9'},
                  new int[] {'A', 'Z'},
                  new int[] {'_', '_'},
                  new int[] {'a', 'z'}));
      case 's' -> characters(' ', ' ');
      default -> {
        int character = escaped(c);
        yield characters(character, character);
      }
    };
  }

  /** The character that a backslash before {@code c} stands for. */
  private int escaped(int c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'x' -> hexadecimal();
      default -> {
        if (Character.isLetterOrDigit(c)) {
          fail("invalid escape sequence", "\\" + Character.toString(c));
        }
        yield c;
      }
    };
  }

  private int hexadecimal() {
    int end = Math.min(at + 2, pattern.length());
    String digits = pattern.substring(at, end);
    at = end;
    if (digits.length() == 2 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return Integer.parseInt(digits, 16);
    }
    fail("invalid escape sequence", "\\x" + digits);
    return 0;
  }

  private Part repeated(Part part) {
    Part out = part;
    while (problem == null && at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '*' || c == '+' || c == '?') {
        at++;
        int least = c == '+' ? 1 : 0;
        out = new Part.Repeat(out, least, c == '?' ? 1 : least + OPEN_REPEAT_MAX);
        take('?');
      } else if (c == '{') {
        Part counted = counted(out);
        if (counted == null) {
          return out;
        }
        out = counted;
      } else {
        return out;
      }
    }
    return out;
  }

  /** Null when the brace begins no count and stands for itself. */
  private @Nullable Part counted(Part part) {
    int close = pattern.indexOf('}', at);
    String inner = close < 0 ? "" : pattern.substring(at + 1, close);
    int comma = inner.indexOf(',');
    String low = comma < 0 ? inner : inner.substring(0, comma);
    String high = comma < 0 ? inner : inner.substring(comma + 1);
    if (!isCount(low) || !(isCount(high) || (comma >= 0 && high.isEmpty()))) {
      return null;
    }
    int least = low.length() > 5 ? REPEAT_MAX + 1 : Integer.parseInt(low);
    int most =
        high.isEmpty()
            ? least + OPEN_REPEAT_MAX
            : high.length() > 5 ? REPEAT_MAX + 1 : Integer.parseInt(high);
    if (least > REPEAT_MAX || (!high.isEmpty() && most > REPEAT_MAX) || most < least) {
      fail("invalid repeat count", "{" + inner + "}");
    }
    at = close + 1;
    take('?');
    return new Part.Repeat(part, least, Math.max(least, most));
  }

  private static boolean isCount(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private boolean take(char c) {
    if (at < pattern.length() && pattern.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void fail(String message, String part) {
    if (problem == null) {
      problem = message + ": `" + part + "`";
    }
  }

  private static Part characters(int first, int last) {
    return classOf(List.of(new int[] {first, last}));
  }

  private static Part classOf(List<int[]> ranges) {
    int count = ranges.stream().mapToInt(range -> range[1] - range[0] + 1).sum();
    return new Part.OneOf(List.copyOf(ranges), count);
  }

  /** Reads a class in brackets. A negated one yields printable ASCII characters only. */
  private final class ClassReader {
    private final List<int[]> ranges = new ArrayList<>();

    Part read() {
      int start = at++;
      boolean negated = take('^');
      boolean first = true;
      while (problem == null && at < pattern.length() && (first || pattern.charAt(at) != ']')) {
        first = false;
        if (!posix()) {
          range();
        }
      }
      if (problem == null && !take(']')) {
        fail("missing closing ]", pattern.substring(start));
      }
      List<int[]> chosen = negated ? negated() : ranges;
      if (problem == null && chosen.isEmpty()) {
        fail("empty character class", pattern.substring(start, at));
      }
      return chosen.isEmpty() ? characters(' ', ' ') : classOf(chosen);
    }

    private List<int[]> negated() {
      List<int[]> out = new ArrayList<>();
      for (int c = PRINTABLE_FIRST_LAST.charAt(0); c <= PRINTABLE_FIRST_LAST.charAt(1); c++) {
        int character = c;
        if (ranges.stream().noneMatch(r -> r[0] <= character && character <= r[1])) {
          out.add(new int[] {c, c});
        }
      }
      return out;
    }

    private boolean posix() {
      int close = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
      if (close < 0) {
        return false;
      }
      String name = pattern.substring(at + 2, close);
      String spans =
          switch (name) {
            case "alnum" -> "09AZaz";
            case "alpha" -> "AZaz";
            case "digit" -> "09";
            case "lower" -> "az";
            case "upper" -> "AZ";
            case "word" -> "09AZ__az";
            case "xdigit" -> "09AFaf";
            case "punct" -> "!/:@[`{~";
            case "print", "graph" -> "!~";
            case "space", "blank" -> "  ";
            default -> "";
          };
      if (spans.isEmpty()) {
        fail("invalid character class range", "[:" + name + ":]");
      }
      for (int i = 0; i < spans.length(); i += 2) {
        ranges.add(new int[] {spans.charAt(i), spans.charAt(i + 1)});
      }
      at = close + 2;
      return true;
    }

    private void range() {
      int start = at;
      if (pattern.startsWith("\\d", at)) {
        ranges.add(new int[] {'0', '9'});
        at += 2;
        return;
      }
      int first = character();
      int last = first;
      if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        at++;
        last = character();
      }
      if (last < first) {
        fail("invalid character class range", pattern.substring(start, at));
        return;
      }
      ranges.add(new int[] {first, last});
    }

    private int character() {
      int c = pattern.codePointAt(at);
      at += Character.charCount(c);
      if (c != '\\' || at >= pattern.length()) {
        return c;
      }
      int escaped = pattern.codePointAt(at);
      at += Character.charCount(escaped);
      return escaped(escaped);
    }
  }
}
