package dev.ephor.scalar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layout of Go's time package, taken apart into the elements that its documentation names and the
 * text between them.
 */
record GoLayout(List<Part> parts) {

  /** What stands for a part of the time. */
  enum Element {
    LONG_MONTH("January"),
    MONTH("Jan"),
    LONG_WEEKDAY("Monday"),
    WEEKDAY("Mon"),
    ZONE_NAME("MST"),
    YEAR("2006"),
    ZERO_YEAR_DAY("002"),
    ZERO_MONTH("01"),
    ZERO_DAY("02"),
    ZERO_HOUR12("03"),
    ZERO_MINUTE("04"),
    ZERO_SECOND("05"),
    SHORT_YEAR("06"),
    HOUR("15"),
    NUM_MONTH("1"),
    UNDER_YEAR_DAY("__2"),
    UNDER_DAY("_2"),
    DAY("2"),
    HOUR12("3"),
    MINUTE("4"),
    SECOND("5"),
    UPPER_PM("PM"),
    LOWER_PM("pm"),
    FRACTION_FIXED(".0"),
    FRACTION_TRIMMED(".9");

    final String sample;

    Element(String sample) {
      this.sample = sample;
    }
  }

  sealed interface Part {
    /** How the layout writes it. */
    String text();
  }

  record Literal(String text) implements Part {}

  /**
   * @param text how the layout writes the element, of interest for fractions
   */
  record Field(Element element, String text) implements Part {}

  /** Where the distance from UTC stands; a form is listed before those that begin it. */
  enum Offset implements Part {
    SECONDS("-070000"),
    COLON_SECONDS("-07:00:00"),
    MINUTES("-0700"),
    COLON_MINUTES("-07:00"),
    HOURS("-07"),
    Z_SECONDS("Z070000"),
    Z_COLON_SECONDS("Z07:00:00"),
    Z_MINUTES("Z0700"),
    Z_COLON_MINUTES("Z07:00"),
    Z_HOURS("Z07");

    private final String text;

    Offset(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    /** Whether UTC itself is written {@code Z}. */
    boolean isZ() {
      return text.charAt(0) == 'Z';
    }

    boolean hasColons() {
      return text.indexOf(':') >= 0;
    }

    boolean hasMinutes() {
      return text.length() > HOURS.text.length();
    }

    boolean hasSeconds() {
      return text.length() > COLON_MINUTES.text.length();
    }
  }

  /** Longest layout that is looked at. */
  private static final int TEXT_MAX = 1024;

  private static final Element[] ELEMENTS = Element.values();
  private static final Offset[] OFFSETS = Offset.values();

  static final GoLayout RFC3339 = of(GoTime.RFC3339);

  static GoLayout of(String layout) {
    String text = layout.length() > TEXT_MAX ? layout.substring(0, TEXT_MAX) : layout;
    List<Part> parts = new ArrayList<>();
    int literalStart = 0;
    int at = 0;
    while (at < text.length()) {
      Part part = partAt(text, at);
      if (part == null) {
        at++;
        continue;
      }
      if (at > literalStart) {
        parts.add(new Literal(text.substring(literalStart, at)));
      }
      parts.add(part);
      at += part.text().length();
      literalStart = at;
    }
    if (literalStart < text.length()) {
      parts.add(new Literal(text.substring(literalStart)));
    }
    return new GoLayout(List.copyOf(parts));
  }

  private static @Nullable Part partAt(String text, int at) {
    char first = text.charAt(at);
    if (first == '.' || first == ',') {
      return fractionAt(text, at);
    }
    for (Offset offset : OFFSETS) {
      if (text.startsWith(offset.text, at)) {
        return offset;
      }
    }
    for (Element element : ELEMENTS) {
      if (text.startsWith(element.sample, at) && isWhole(element, text, at)) {
        return new Field(element, element.sample);
      }
    }
    return null;
  }

  /** {@code Jan} and {@code Mon} must not begin a longer word, nor {@code _2} the year. */
  private static boolean isWhole(Element element, String text, int at) {
    int end = at + element.sample.length();
    return switch (element) {
      case MONTH, WEEKDAY ->
          end >= text.length() || text.charAt(end) < 'a' || text.charAt(end) > 'z';
      case UNDER_DAY -> !text.startsWith("006", end);
      default -> true;
    };
  }

  private static @Nullable Field fractionAt(String text, int at) {
    int end = at + 1;
    if (end >= text.length() || (text.charAt(end) != '0' && text.charAt(end) != '9')) {
      return null;
    }
    char digit = text.charAt(end);
    while (end < text.length() && text.charAt(end) == digit) {
      end++;
    }
    if (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      return null;
    }
    Element element = digit == '0' ? Element.FRACTION_FIXED : Element.FRACTION_TRIMMED;
    return new Field(element, text.substring(at, end));
  }

  /** Whether the part after {@code index} is a fraction of the second. */
  boolean fractionFollows(int index) {
    return index + 1 < parts.size()
        && parts.get(index + 1) instanceof Field(Element element, _)
        && (element == Element.FRACTION_FIXED || element == Element.FRACTION_TRIMMED);
  }
}
