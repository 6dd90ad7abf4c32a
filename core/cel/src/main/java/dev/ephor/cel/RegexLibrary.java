package dev.ephor.cel;

import com.google.re2j.Matcher;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/** The extension "regex". */
final class RegexLibrary implements CelLibrary {
  /** What is done with a pattern that compiled and whose cost was paid. */
  @FunctionalInterface
  interface Use {
    Value apply(CelRegex regex, String text);
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
        (call, a) -> with(call, a[0], a[1], (regex, text) -> extract(a[1], regex, text)));
    to.function(
        "regex.extractAll",
        "(string, string) -> list(string)",
        (call, a) -> with(call, a[0], a[1], (regex, text) -> extractAll(a[1], regex, text)));
    to.function(
        "regex.replace",
        "(string, string, string) -> string",
        (call, a) -> with(call, a[0], a[1], (regex, text) -> replace(call, regex, a, -1)));
    to.function(
        "regex.replace",
        "(string, string, string, int) -> string",
        (call, a) ->
            with(
                call, a[0], a[1], (regex, text) -> replace(call, regex, a, Arguments.whole(a[3]))));
  }

  static Value with(CelCall call, Value text, Value pattern, Use use) {
    return switch (CelRegex.compile(Arguments.text(pattern))) {
      case CelRegex.Compiled.Bad(CelError error) -> error;
      case CelRegex.Compiled.Good(CelRegex regex) ->
          call.charge(regex.cost(Arguments.text(text)))
              ? use.apply(regex, Arguments.text(text))
              : call.stopped();
    };
  }

  private static CelError tooManyGroups(Value pattern) {
    return CelError.of(
        "regular expression has more than one capturing group: "
            + GoText.quote(Arguments.text(pattern)));
  }

  private static Value extract(Value pattern, CelRegex regex, String text) {
    Matcher matcher = regex.matcher(text);
    if (matcher.groupCount() > 1) {
      return tooManyGroups(pattern);
    }
    if (!matcher.find()) {
      return CelOptional.NONE;
    }
    @Nullable String found = matcher.group(matcher.groupCount());
    return found == null ? CelOptional.NONE : CelOptional.of(StringNode.of(found));
  }

  private static Value extractAll(Value pattern, CelRegex regex, String text) {
    Matcher matcher = regex.matcher(text);
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

  private static Value replace(CelCall call, CelRegex regex, Value[] arguments, long limit) {
    String text = Arguments.text(arguments[0]);
    String template = Arguments.text(arguments[2]);
    Matcher matcher = regex.matcher(text);
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

  private static void fill(StringBuilder out, String template, Matcher matcher) {
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
