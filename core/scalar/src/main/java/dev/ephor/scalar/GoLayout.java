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
    OFFSET_SECONDS("-070000"),
    OFFSET_COLON_SECONDS("-07:00:00"),
    OFFSET("-0700"),
    OFFSET_COLON("-07:00"),
    OFFSET_HOUR("-07"),
    Z_OFFSET_SECONDS("Z070000"),
    Z_OFFSET_COLON_SECONDS("Z07:00:00"),
    Z_OFFSET("Z0700"),
    Z_OFFSET_COLON("Z07:00"),
    Z_OFFSET_HOUR("Z07"),
    FRACTION_FIXED(".0"),
    FRACTION_TRIMMED(".9");

    final String sample;

    Element(String sample) {
      this.sample = sample;
    }

    boolean isZ() {
      return sample.charAt(0) == 'Z';
    }
  }

  sealed interface Part {}

  record Literal(String text) implements Part {}

  /**
   * @param text how the layout writes the element, of interest for fractions
   */
  record Field(Element element, String text) implements Part {}

  /** Longest layout that is looked at. */
  private static final int TEXT_MAX = 1024;

  private static final Element[] ELEMENTS = Element.values();

  static final GoLayout RFC3339 = of(GoTime.RFC3339);

  static GoLayout of(String layout) {
    String text = layout.length() > TEXT_MAX ? layout.substring(0, TEXT_MAX) : layout;
    List<Part> parts = new ArrayList<>();
    int literalStart = 0;
    int at = 0;
    while (at < text.length()) {
      Field field = fieldAt(text, at);
      if (field == null) {
        at++;
        continue;
      }
      if (at > literalStart) {
        parts.add(new Literal(text.substring(literalStart, at)));
      }
      parts.add(field);
      at += field.text.length();
      literalStart = at;
    }
    if (literalStart < text.length()) {
      parts.add(new Literal(text.substring(literalStart)));
    }
    return new GoLayout(List.copyOf(parts));
  }

  private static @Nullable Field fieldAt(String text, int at) {
    char first = text.charAt(at);
    if (first == '.' || first == ',') {
      return fractionAt(text, at);
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
