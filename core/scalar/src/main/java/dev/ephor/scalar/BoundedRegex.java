package dev.ephor.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * A regular expression in RE2's syntax, matched in time linear in the text. Patterns come from
 * users, so their length and the size of the compiled program are limited. Immutable.
 */
public final class BoundedRegex {
  /** Longest pattern, in UTF-16 units. */
  public static final int PATTERN_LENGTH_MAX = 4096;

  /** Largest compiled program, in instructions; it bounds the work per character of text. */
  public static final int PROGRAM_SIZE_MAX = 20_000;

  private final Pattern pattern;

  private BoundedRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /** A pattern that may be used, or why it may not. */
  public sealed interface Compiled {
    record Ready(BoundedRegex regex) implements Compiled {}

    /**
     * @param reason one line, lower case, without the pattern
     */
    record Rejected(String reason) implements Compiled {
      /** The message of Go's {@code regexp} about this pattern, as results of policies show it. */
      public String message(String pattern) {
        return "error parsing regexp: " + reason + ": `" + pattern + "`";
      }
    }
  }

  /** Compiles; never throws. */
  public static Compiled compile(String pattern) {
    if (pattern.length() > PATTERN_LENGTH_MAX) {
      return new Compiled.Rejected(
          "regular expression is longer than " + PATTERN_LENGTH_MAX + " characters");
    }
    long size = RegexSize.estimate(pattern);
    if (size > PROGRAM_SIZE_MAX) {
      return new Compiled.Rejected(
          "regular expression needs more than " + PROGRAM_SIZE_MAX + " instructions");
    }
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return new Compiled.Rejected(lowerFirst(e.getDescription()));
    } catch (StackOverflowError e) {
      // INVARIANT: only the parser recurses, and it holds no state that outlives this call.
      return new Compiled.Rejected("regular expression is nested too deeply");
    }
    if (compiled.programSize() > PROGRAM_SIZE_MAX) {
      return new Compiled.Rejected(
          "regular expression needs more than " + PROGRAM_SIZE_MAX + " instructions");
    }
    return new Compiled.Ready(new BoundedRegex(compiled));
  }

  private static String lowerFirst(String text) {
    return text.isEmpty()
        ? "bad regular expression"
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  public String pattern() {
    return pattern.pattern();
  }

  /** Whether the pattern matches somewhere in the text (Go's {@code MatchString}). */
  public boolean find(String text) {
    return pattern.matcher(text).find();
  }

  /** Whether the pattern matches the whole text. */
  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  /**
   * All matches in the text, one after the other.
   *
   * @param pay asked with a number of steps when the scan has read the text several times; false
   *     ends it
   */
  public RegexScan scan(String text, LongPredicate pay) {
    return new RegexScan(this, text, pay);
  }

  /** Steps that one match may take at most: each instruction once for each character. */
  public long steps(String text) {
    return (text.length() + 1L) * programSize();
  }

  public int programSize() {
    return pattern.programSize();
  }

  /** Numbers of the named groups. */
  public Map<String, Integer> namedGroups() {
    return pattern.namedGroups();
  }

  Matcher matcher(CharSequence text) {
    return pattern.matcher(text);
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
