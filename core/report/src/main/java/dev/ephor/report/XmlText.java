package dev.ephor.report;

/** Text as it may stand in XML, in elements and in attributes with double quotes. */
public final class XmlText {
  private XmlText() {}

  /** Escapes marks, and replaces what XML 1.0 cannot hold by a question mark. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(point, out));
    return out.toString();
  }

  private static void append(int point, StringBuilder out) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\n' -> out.append("&#10;");
      case '\r' -> out.append("&#13;");
      case '\t' -> out.append("&#9;");
      default -> out.appendCodePoint(isAllowed(point) ? point : '?');
    }
  }

  private static boolean isAllowed(int point) {
    return point >= 0x20
        && !(point >= 0xD800 && point <= 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}
