package dev.ephor.cel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A URL as Go's {@code net/url} takes it from a request: absolute, or a path that begins with a
 * slash.
 *
 * @param host with the port; brackets of version 6 stay
 * @param escapedPath ready for use in a request
 * @param query without the question mark, as it was written
 */
record RequestUrl(String text, String scheme, String host, String escapedPath, String query)
    implements CelOpaque {
  static final String TYPE = "kubernetes.URL";

  /** The characters of a path that need no escape. */
  private static final String PATH_CHARACTERS = "-_.~!$&'()*+,;=:@/[]%";

  sealed interface Parsed {
    record Good(RequestUrl url) implements Parsed {}

    /**
     * @param reason as Go words it
     */
    record Bad(String reason) implements Parsed {}
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  static Parsed parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
        return new Parsed.Bad("net/url: invalid control character in URL");
      }
    }
    if (text.isEmpty()) {
      return new Parsed.Bad("empty url");
    }
    int schemeEnd = schemeEnd(text);
    if (schemeEnd == 0) {
      return new Parsed.Bad("missing protocol scheme");
    }
    String scheme = schemeEnd < 0 ? "" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + 1);
    int fragment = rest.indexOf('#');
    String whole = fragment < 0 ? rest : rest.substring(0, fragment);
    int mark = whole.indexOf('?');
    String query = mark < 0 ? "" : whole.substring(mark + 1);
    String place = mark < 0 ? whole : whole.substring(0, mark);
    if (!place.startsWith("/")) {
      return scheme.isEmpty()
          ? new Parsed.Bad("invalid URI for request")
          : new Parsed.Good(new RequestUrl(text, scheme, "", "", query));
    }
    String host = "";
    String path = place;
    if (place.startsWith("//") && (!scheme.isEmpty() || !place.startsWith("///"))) {
      int pathStart = place.indexOf('/', 2);
      String authority = pathStart < 0 ? place.substring(2) : place.substring(2, pathStart);
      path = pathStart < 0 ? "" : place.substring(pathStart);
      host = authority.substring(authority.lastIndexOf('@') + 1);
      String mistake = hostMistake(host);
      if (!mistake.isEmpty()) {
        return new Parsed.Bad(mistake);
      }
    }
    String badEscape = badEscape(path);
    return badEscape.isEmpty()
        ? new Parsed.Good(new RequestUrl(text, scheme, host, escape(path), query))
        : new Parsed.Bad("invalid URL escape " + GoQuote.of(badEscape));
  }

  /** End of the scheme, -1 without one, 0 when the text starts with a colon. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':') {
        return i;
      }
      if (!isLetter && (i == 0 || ("0123456789+-.".indexOf(c) < 0))) {
        return -1;
      }
    }
    return -1;
  }

  private static String hostMistake(String host) {
    int bracket = host.lastIndexOf(']');
    if (host.startsWith("[") && bracket < 0) {
      return "missing ']' in host";
    }
    int colon = host.indexOf(':', bracket + 1);
    if (colon >= 0 && !host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "invalid port " + GoQuote.of(host.substring(colon)) + " after host";
    }
    for (int i = 0; i < host.length(); i++) {
      if (" \"<>\\^`{|}".indexOf(host.charAt(i)) >= 0) {
        return "invalid character " + GoQuote.of(host.substring(i, i + 1)) + " in host name";
      }
    }
    return "";
  }

  private static String badEscape(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      boolean isGood =
          i + 2 < path.length()
              && Character.digit(path.charAt(i + 1), 16) >= 0
              && Character.digit(path.charAt(i + 2), 16) >= 0;
      if (!isGood) {
        return path.substring(i, Math.min(path.length(), i + 3));
      }
    }
    return "";
  }

  private static String escape(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isPlain =
          c < 0x80 && (Character.isLetterOrDigit(c) || PATH_CHARACTERS.indexOf(c) >= 0);
      if (isPlain) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }

  private int portColon() {
    return host.indexOf(':', host.lastIndexOf(']') + 1);
  }

  String hostname() {
    int colon = portColon();
    String name = colon < 0 ? host : host.substring(0, colon);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  String port() {
    int colon = portColon();
    return colon < 0 ? "" : host.substring(colon + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
