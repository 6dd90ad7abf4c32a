package dev.ephor.scalar;

import com.google.re2j.Matcher;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a regular expression in a text, one after the other. Each match is found in linear
 * time, but looking for the next one may read the rest of the text again and again: {@code a(.*b)?}
 * on many {@code a} does. So what is read is counted, and paid for beyond a few passes. Mutable;
 * for one thread.
 */
public final class RegexScan {
  private final Matcher matcher;
  private boolean stopped = false;

  RegexScan(BoundedRegex regex, String text, LongPredicate pay) {
    this.matcher = regex.matcher(new CountedText(text, regex.programSize(), pay));
  }

  /** Goes on to the next match; false when there is none, or the scan was stopped. */
  public boolean find() {
    try {
      return !stopped && matcher.find();
    } catch (Stopped _) {
      stopped = true;
      return false;
    }
  }

  /** Whether the last {@link #find} ended because its work was not paid for. */
  public boolean isStopped() {
    return stopped;
  }

  public int start() {
    return matcher.start();
  }

  public int end() {
    return matcher.end();
  }

  public int groupCount() {
    return matcher.groupCount();
  }

  /** Java null when the group took no part in the match. */
  public @Nullable String group(int group) {
    return matcher.group(group);
  }

  /** Leaves the matcher, which knows no other end; never seen outside. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("not paid for", null, false, false);
    }
  }

  /** A text that counts how often its characters are read. */
  private static final class CountedText implements CharSequence {
    private static final int STEP = 256;

    /** One match reads each character about twice. */
    private static final int FREE_PASSES = 4;

    private final String text;
    private final int programSize;
    private final LongPredicate pay;
    private long left;

    CountedText(String text, int programSize, LongPredicate pay) {
      this.text = text;
      this.programSize = programSize;
      this.pay = pay;
      this.left = (long) FREE_PASSES * text.length() + STEP;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        if (!pay.test((long) STEP * programSize)) {
          throw new Stopped();
        }
        left = STEP;
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
