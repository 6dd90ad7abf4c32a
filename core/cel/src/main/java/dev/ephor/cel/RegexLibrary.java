package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.RegexScan;
import org.jspecify.annotations.Nullable;

/** The extension "regex". */
final class RegexLibrary implements CelLibrary {
  /** What is done with a pattern that compiled and whose cost was paid. */
  @FunctionalInterface
  interface Use {
    Value apply(RegexScan matches, String text);
  }

  @Override
  public String name() {
    return "regex";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function(
        "regex.extract",
        "(string, string) -> optional(string)",
        (call, a) -> with(call, a[0], a[1], (matches, text) -> extract(a[1], matches)));
    to.function(
        "regex.extractAll",
        "(string, string) -> list(string)",
        (call, a) -> with(call, a[0], a[1], (matches, text) -> extractAll(a[1], matches)));
    to.function(
        "regex.replace",
        "(string, string, string) -> string",
        (call, a) -> with(call, a[0], a[1], (matches, text) -> replace(call, matches, a, -1)));
    to.function(
        "regex.replace",
        "(string, string, string, int) -> string",
        (call, a) ->
            with(
                call,
                a[0],
                a[1],
                (matches, text) -> replace(call, matches, a, Arguments.whole(a[3]))));
  }

  static Value with(CelCall call, Value text, Value pattern, Use use) {
    return switch (CelRegex.compile(Arguments.text(pattern))) {
      case CelRegex.Compiled.Bad(CelError error) -> error;
      case CelRegex.Compiled.Good(CelRegex regex) -> {
        if (!call.charge(regex.compileCost() + regex.cost(Arguments.text(text)))) {
          yield call.stopped();
        }
        RegexScan matches = regex.scan(call, Arguments.text(text));
        Value value = use.apply(matches, Arguments.text(text));
        yield matches.isStopped() ? call.stopped() : value;
      }
    };
  }

  private static CelError tooManyGroups(Value pattern) {
    return CelError.of(
        "regular expression has more than one capturing group: "
            + GoQuote.of(Arguments.text(pattern)));
  }

  private static Value extract(Value pattern, RegexScan matcher) {
    if (matcher.groupCount() > 1) {
      return tooManyGroups(pattern);
    }
    if (!matcher.find()) {
      return CelOptional.NONE;
    }
    @Nullable String found = matcher.group(matcher.groupCount());
    return found == null ? CelOptional.NONE : CelOptional.of(StringNode.of(found));
  }

  private static Value extractAll(Value pattern, RegexScan matcher) {
    if (matcher.groupCount() > 1) {
      return tooManyGroups(pattern);
    }
    Lists.Builder out = new Lists.Builder(8);
    while (matcher.find()) {
      @Nullable String found = matcher.group(matcher.groupCount());
      if (found != null) {
        out.add(StringNode.of(found));
      }
    }
    return out.build();
  }

  private static Value replace(CelCall call, RegexScan matcher, Value[] arguments, long limit) {
    String text = Arguments.text(arguments[0]);
    String template = Arguments.text(arguments[2]);
    @Nullable CelError bad = mistake(template, matcher.groupCount());
    if (bad != null) {
      return bad;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    long left = limit < 0 ? Long.MAX_VALUE : limit;
    while (left > 0 && matcher.find()) {
      int before = out.length();
      out.append(text, from, matcher.start());
      fill(out, template, matcher);
      from = matcher.end();
      left--;
      if (!call.charge(Frame.traversal(out.length() - before))) {
        return call.stopped();
      }
    }
    return StringNode.of(out.append(text, from, text.length()).toString());
  }

  /** Why the template cannot be used: after a backslash stands a digit or another backslash. */
  private static @Nullable CelError mistake(String template, int groups) {
    int at = template.indexOf('\\');
    while (at >= 0) {
      if (at + 1 == template.length()) {
        return badTemplate(template, "not allowed at end");
      }
      char next = template.charAt(at + 1);
      if (next != '\\' && (next < '0' || next > '9')) {
        return badTemplate(template, "must be followed by a digit or \\");
      }
      if (next != '\\' && next - '0' > groups) {
        return CelError.of(
            "replacement string references group "
                + next
                + " but regex has only "
                + groups
                + " group(s)");
      }
      at = template.indexOf('\\', at + 2);
    }
    return null;
  }

  private static CelError badTemplate(String template, String rule) {
    return CelError.of("invalid replacement string: '" + template + "' \\ " + rule);
  }

  private static void fill(StringBuilder out, String template, RegexScan matcher) {
    int from = 0;
    int at = template.indexOf('\\');
    while (at >= 0) {
      out.append(template, from, at);
      char next = template.charAt(at + 1);
      out.append(next == '\\' ? StringNode.of("\\") : CelRegex.group(matcher, next - '0'));
      from = at + 2;
      at = template.indexOf('\\', from);
    }
    out.append(template, from, template.length());
  }
}
