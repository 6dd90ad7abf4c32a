package dev.ephor.cel;

import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Functions on strings; positions count code points. The extension "strings" in version 2. */
final class StringLibrary implements CelLibrary {
  /** Many small texts take more room than the one they were cut from. */
  private static final int PARTS_PER_COST = 4;

  @Override
  public String name() {
    return "strings";
  }

  @Override
  public void declare(CelDeclarations to) {
    positions(to);
    to.function("join", "list(string).() -> string", (call, a) -> join(call, a[0], ""));
    to.function(
        "join",
        "list(string).(string) -> string",
        (call, a) -> join(call, a[0], Arguments.text(a[1])));
    to.function("split", "string.(string) -> list(string)", (call, a) -> split(call, a, -1));
    to.function(
        "split",
        "string.(string, int) -> list(string)",
        (call, a) -> split(call, a, Arguments.whole(a[2])));
    to.function("replace", "string.(string, string) -> string", (c, a) -> replace(c, a, -1));
    to.function(
        "replace",
        "string.(string, string, int) -> string",
        (call, a) -> replace(call, a, Arguments.whole(a[3])));
    to.function("lowerAscii", "string.() -> string", (c, a) -> mapAscii(c, a[0], 'A', 32));
    to.function("upperAscii", "string.() -> string", (c, a) -> mapAscii(c, a[0], 'a', -32));
    to.function(
        "trim",
        "string.() -> string",
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return Arguments.chargeTraversal(call, text.length())
              ? StringNode.of(Runes.trim(text))
              : call.stopped();
        });
    to.function(
        "strings.quote",
        "(string) -> string",
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return Arguments.chargeTraversal(call, text.length())
              ? StringNode.of(Runes.quote(text))
              : call.stopped();
        });
    to.function(
        "format",
        "string.(list(dyn)) -> string",
        (call, a) -> new TextFormat(call, a[1]).format(Arguments.text(a[0])));
  }

  private static void positions(CelDeclarations to) {
    to.function(
        "charAt",
        "string.(int) -> string",
        (call, a) -> charAt(call, Arguments.text(a[0]), Arguments.whole(a[1])));
    to.function(
        "substring",
        "string.(int) -> string",
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return substring(call, text, Arguments.whole(a[1]), Runes.count(text));
        });
    to.function(
        "substring",
        "string.(int, int) -> string",
        (call, a) ->
            substring(call, Arguments.text(a[0]), Arguments.whole(a[1]), Arguments.whole(a[2])));
    to.function("indexOf", "string.(string) -> int", (call, a) -> search(call, a, 0));
    to.function(
        "indexOf",
        "string.(string, int) -> int",
        (call, a) -> search(call, a, Arguments.whole(a[2])));
    to.function("lastIndexOf", "string.(string) -> int", (call, a) -> searchBack(call, a, -1));
    to.function(
        "lastIndexOf",
        "string.(string, int) -> int",
        (call, a) ->
            Arguments.whole(a[2]) < 0
                ? outOfRange(Arguments.whole(a[2]))
                : searchBack(call, a, Arguments.whole(a[2])));
  }

  private static CelError outOfRange(long index) {
    return CelError.of("index out of range: " + index);
  }

  private static Value charAt(CelCall call, String text, long index) {
    if (!Arguments.chargeTraversal(call, text.length())) {
      return call.stopped();
    }
    int count = Runes.count(text);
    if (index < 0 || index > count) {
      return outOfRange(index);
    }
    return index == count
        ? StringNode.EMPTY
        : StringNode.of(Character.toString(text.codePointAt(Runes.offset(text, (int) index))));
  }

  private static Value substring(CelCall call, String text, long start, long end) {
    if (!Arguments.chargeTraversal(call, text.length())) {
      return call.stopped();
    }
    int count = Runes.count(text);
    if (start < 0 || start > count) {
      return outOfRange(start);
    }
    if (start > end) {
      return CelError.of("invalid substring range. start: " + start + ", end: " + end);
    }
    if (end > count) {
      return outOfRange(end);
    }
    int from = Runes.offset(text, (int) start);
    return StringNode.of(text.substring(from, Runes.offset(text, (int) end)));
  }

  private static boolean chargeSearch(CelCall call, String text, String part) {
    return call.charge(Frame.traversal(text.length()) * Frame.traversal(part.length()));
  }

  private static Value search(CelCall call, Value[] arguments, long from) {
    String text = Arguments.text(arguments[0]);
    String part = Arguments.text(arguments[1]);
    if (from < 0) {
      return outOfRange(from);
    }
    if (!chargeSearch(call, text, part)) {
      return call.stopped();
    }
    int count = Runes.count(text);
    if (from >= count) {
      return IntNode.of(part.isEmpty() ? count : -1);
    }
    int found = text.indexOf(part, Runes.offset(text, (int) from));
    return IntNode.of(found < 0 ? -1 : text.codePointCount(0, found));
  }

  private static Value searchBack(CelCall call, Value[] arguments, long from) {
    String text = Arguments.text(arguments[0]);
    String part = Arguments.text(arguments[1]);
    if (!chargeSearch(call, text, part)) {
      return call.stopped();
    }
    int count = Runes.count(text);
    if (from >= count) {
      return IntNode.of(part.isEmpty() ? count : -1);
    }
    int found =
        from < 0 ? text.lastIndexOf(part) : text.lastIndexOf(part, Runes.offset(text, (int) from));
    return IntNode.of(found < 0 ? -1 : text.codePointCount(0, found));
  }

  private static Value join(CelCall call, Value list, String separator) {
    int size = Lists.size(list);
    long length = (long) separator.length() * Math.max(0, size - 1);
    for (int i = 0; i < size; i++) {
      Value element = Lists.get(list, i);
      if (!(element instanceof StringNode(String text))) {
        return CelError.noSuchOverload("join", list);
      }
      length += text.length();
    }
    if (!Arguments.chargeTraversal(call, 2 * length)) {
      return call.stopped();
    }
    StringBuilder out = new StringBuilder((int) length);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : separator).append(Arguments.text(Lists.get(list, i)));
    }
    return StringNode.of(out.toString());
  }

  private static Value split(CelCall call, Value[] arguments, long limit) {
    String text = Arguments.text(arguments[0]);
    String separator = Arguments.text(arguments[1]);
    if (!Arguments.chargeTraversal(call, 2L * text.length())) {
      return call.stopped();
    }
    Lists.Builder parts = new Lists.Builder(8);
    if (limit != 0) {
      int from = 0;
      int next = separatorAt(text, separator, from);
      while (next >= 0 && (limit < 0 || parts.size() + 1 < limit)) {
        if (parts.size() % PARTS_PER_COST == PARTS_PER_COST - 1 && !call.charge(1)) {
          return call.stopped();
        }
        parts.add(StringNode.of(text.substring(from, next)));
        from = next + separator.length();
        next = separatorAt(text, separator, from);
      }
      if (!separator.isEmpty() || from < text.length()) {
        parts.add(StringNode.of(text.substring(from)));
      }
    }
    return parts.build();
  }

  /** An empty separator stands after each code point but the last. */
  private static int separatorAt(String text, String separator, int from) {
    if (!separator.isEmpty()) {
      return text.indexOf(separator, from);
    }
    if (from >= text.length()) {
      return -1;
    }
    int next = text.offsetByCodePoints(from, 1);
    return next < text.length() ? next : -1;
  }

  private static Value replace(CelCall call, Value[] arguments, long limit) {
    String text = Arguments.text(arguments[0]);
    String old = Arguments.text(arguments[1]);
    String fresh = Arguments.text(arguments[2]);
    long places = old.isEmpty() ? Runes.count(text) + 1L : Runes.occurrences(text, old);
    long count = limit < 0 ? places : Math.min(limit, places);
    long length = text.length() + count * Math.max(0, fresh.length() - old.length());
    if (!Arguments.chargeTraversal(call, text.length() + length)) {
      return call.stopped();
    }
    StringBuilder out = new StringBuilder((int) length);
    int from = 0;
    for (long i = 0; i < count; i++) {
      int at = old.isEmpty() ? Runes.offset(text, from, i) : text.indexOf(old, from);
      out.append(text, from, at).append(fresh);
      from = at + old.length();
    }
    return StringNode.of(out.append(text, from, text.length()).toString());
  }

  private static Value mapAscii(CelCall call, Value argument, char first, int shift) {
    String text = Arguments.text(argument);
    if (!Arguments.chargeTraversal(call, text.length())) {
      return call.stopped();
    }
    char[] chars = text.toCharArray();
    boolean changed = false;
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= first && chars[i] <= first + 25) {
        chars[i] = (char) (chars[i] + shift);
        changed = true;
      }
    }
    return changed ? new StringNode(new String(chars)) : argument;
  }
}
