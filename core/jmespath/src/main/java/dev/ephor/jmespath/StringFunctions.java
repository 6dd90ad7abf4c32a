package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.BOOL;
import static dev.ephor.jmespath.ArgumentType.NUMBER;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.ArgumentType.STRINGS;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Functions of policies on strings. A character is a Unicode code point in all of them. */
final class StringFunctions {
  private static final Function.Parameter TEXT = takes(STRING);
  private static final Function.Parameter COUNT = takes(NUMBER);

  private StringFunctions() {}

  static List<Function> functions() {
    return Stream.concat(whole().stream(), parts().stream()).toList();
  }

  /** Functions on strings as wholes. */
  private static List<Function> whole() {
    return List.of(
        define(
            "compare",
            List.of(TEXT, TEXT),
            NUMBER,
            "-1, 0 or 1: the first string is before, equal to or after the second",
            (_, args, _) ->
                IntNode.of(Integer.signum(Ordering.compare(text(args[0]), text(args[1]))))),
        define(
            "equal_fold",
            List.of(TEXT, TEXT),
            BOOL,
            "whether two strings are equal but for the case of letters",
            (_, args, _) -> BoolNode.of(text(args[0]).equalsIgnoreCase(text(args[1])))),
        define(
            "to_upper",
            List.of(TEXT),
            STRING,
            "the string in upper case",
            (site, args, budget) -> mapped(site, args[0], Character::toUpperCase, budget)),
        define(
            "to_lower",
            List.of(TEXT),
            STRING,
            "the string in lower case",
            (site, args, budget) -> mapped(site, args[0], Character::toLowerCase, budget)),
        define(
            "to_boolean",
            List.of(TEXT),
            BOOL,
            "the truth value that a string spells, in any case of letters",
            (site, args, _) -> toBoolean(site, text(args[0]))),
        define(
            "path_canonicalize",
            List.of(TEXT),
            STRING,
            "the shortest form of a file path",
            (site, args, budget) -> paid(site, args[0], budget, StringFunctions::cleanPath)));
  }

  /** Functions that replace, cut or split parts. */
  private static List<Function> parts() {
    return List.of(
        define(
            "replace",
            List.of(TEXT, TEXT, TEXT, COUNT),
            STRING,
            "replaces the first occurrences of a part, as many as the number says; -1 for all",
            (site, args, budget) -> replace(site, args, count(args[3]), budget)),
        define(
            "replace_all",
            List.of(TEXT, TEXT, TEXT),
            STRING,
            "replaces all occurrences of a part",
            (site, args, budget) -> replace(site, args, -1, budget)),
        define(
            "trim",
            List.of(TEXT, TEXT),
            STRING,
            "the string without the characters of the second one at both ends",
            (site, args, budget) -> paid(site, args[0], budget, text -> trim(text, text(args[1])))),
        define(
            "trim_prefix",
            List.of(TEXT, TEXT),
            STRING,
            "the string without the second one at its start",
            (site, args, budget) ->
                paid(site, args[0], budget, text -> trimPrefix(text, text(args[1])))),
        define(
            "split",
            List.of(TEXT, TEXT),
            STRINGS,
            "parts of the first string between occurrences of the second",
            StringFunctions::split),
        define(
            "truncate",
            List.of(TEXT, COUNT),
            STRING,
            "the first characters of a string, as many as the number says",
            (site, args, budget) ->
                paid(site, args[0], budget, text -> truncate(text, count(args[1])))));
  }

  private static String text(Value value) {
    return Builtins.text(value);
  }

  /** A count, without its fraction. */
  private static int count(Value value) {
    return (int) ((NumberNode) value).doubleValue();
  }

  private static Value paid(
      CallSite site, Value text, JmesBudget budget, UnaryOperator<String> change) {
    String whole = text(text);
    return budget.spend(whole.length()) ? StringNode.of(change.apply(whole)) : site.limit();
  }

  private static Value mapped(
      CallSite site, Value text, IntUnaryOperator change, JmesBudget budget) {
    return paid(
        site,
        text,
        budget,
        whole ->
            whole
                .codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
  }

  private static Value replace(CallSite site, Value[] args, int count, JmesBudget budget) {
    Optional<String> replaced =
        replaced(text(args[0]), text(args[1]), text(args[2]), count, budget);
    return replaced.isPresent() ? StringNode.of(replaced.get()) : site.limit();
  }

  /** Empty when the budget is spent. An empty part stands before each character and at the end. */
  private static Optional<String> replaced(
      String text, String part, String by, int count, JmesBudget budget) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int left = count < 0 ? Integer.MAX_VALUE : count;
    int at = text.indexOf(part);
    while (at >= 0 && left-- > 0) {
      if (!budget.spend((long) at - from + by.length() + 1)) {
        return Optional.empty();
      }
      out.append(text, from, at).append(by);
      from = at + part.length();
      if (!part.isEmpty()) {
        at = text.indexOf(part, from);
      } else if (at < text.length()) {
        at = text.offsetByCodePoints(at, 1);
      } else {
        at = -1;
      }
    }
    return budget.spend(text.length() - (long) from)
        ? Optional.of(out.append(text, from, text.length()).toString())
        : Optional.empty();
  }

  private static String trim(String text, String characters) {
    int start = 0;
    while (start < text.length() && characters.indexOf(text.codePointAt(start)) >= 0) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = text.length();
    while (end > start && characters.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static String trimPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String truncate(String text, int length) {
    if (length <= 0) {
      return "";
    }
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private static Value split(CallSite site, Value[] args, JmesBudget budget) {
    String text = text(args[0]);
    String separator = text(args[1]);
    if (!budget.spend(text.length())) {
      return site.limit();
    }
    List<Node> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.codePoints().forEach(c -> parts.add(StringNode.of(Character.toString(c))));
      return ArrayNode.of(parts);
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(StringNode.of(text.substring(from, at)));
      from = at + separator.length();
    }
    parts.add(StringNode.of(text.substring(from)));
    return ArrayNode.of(parts);
  }

  private static Value toBoolean(CallSite site, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> BoolNode.TRUE;
      case "false" -> BoolNode.FALSE;
      default ->
          site.failNamed("lowercase argument must be 'true' or 'false' (provided: '" + text + "')");
    };
  }

  /** Go's {@code filepath.Clean}, except that an empty path stays empty. */
  private static String cleanPath(String path) {
    boolean rooted = path.startsWith("/");
    List<String> kept = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      boolean climbs = part.equals("..");
      if (climbs && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(climbs && rooted)) {
        kept.add(part);
      }
    }
    String joined = String.join("/", kept);
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() && !path.isEmpty() ? "." : joined;
  }
}
