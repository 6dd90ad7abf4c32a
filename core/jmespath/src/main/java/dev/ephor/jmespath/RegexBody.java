package dev.ephor.jmespath;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.BoundedRegex;
import dev.ephor.scalar.RegexScan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions on a regular expression, which is compiled once if it stands in the text. */
record RegexBody(Action action) implements Function.Prepared {
  /** Steps of the matching machine for one of the budget's; they are that much shorter. */
  private static final long STEPS_PER_STEP = 2;

  enum Action {
    FIND,
    EXPAND,
    LITERAL
  }

  @Override
  public Function.Body prepare(@Nullable Node[] constants) {
    if (constants[0] instanceof StringNode(String pattern)) {
      BoundedRegex.Compiled compiled = BoundedRegex.compile(pattern);
      return (site, args, budget) -> run(compiled, site, args, budget);
    }
    return this;
  }

  @Override
  public Value apply(CallSite site, Value[] args, JmesBudget budget) {
    String pattern = Builtins.text(args[0]);
    return budget.spend(pattern.length())
        ? run(BoundedRegex.compile(pattern), site, args, budget)
        : site.limit();
  }

  private Value run(
      BoundedRegex.Compiled compiled, CallSite site, Value[] args, JmesBudget budget) {
    return switch (compiled) {
      case BoundedRegex.Compiled.Rejected rejected -> {
        String message = rejected.message(Builtins.text(args[0]));
        yield action == Action.FIND ? site.fail(message) : site.failNamed(message);
      }
      case BoundedRegex.Compiled.Ready(BoundedRegex regex) -> {
        String text = MatchFunctions.scalarText(args[1]);
        if (!budget.spend(regex.steps(text) / STEPS_PER_STEP + 1)) {
          yield site.limit();
        }
        if (action == Action.FIND) {
          yield BoolNode.of(regex.find(text));
        }
        Replacement replacement =
            new Replacement(regex, MatchFunctions.scalarText(args[2]), action == Action.EXPAND);
        String replaced = replacement.in(text, budget);
        yield replaced == null ? site.limit() : StringNode.of(replaced);
      }
    };
  }

  /**
   * Replacing as Go's {@code regexp} does.
   *
   * @param expands whether {@code $name} and {@code ${name}} in the replacing text stand for groups
   */
  private record Replacement(BoundedRegex pattern, String by, boolean expands) {

    /** Null when the budget is spent. */
    @Nullable String in(String text, JmesBudget budget) {
      RegexScan matcher = pattern.scan(text, steps -> budget.spend(steps / STEPS_PER_STEP));
      StringBuilder out = new StringBuilder();
      int from = 0;
      boolean first = true;
      while (matcher.find()) {
        // An empty match next to the one before does not count.
        if (first || matcher.end() > matcher.start() || matcher.start() != from) {
          int length = out.length();
          out.append(text, from, matcher.start());
          append(matcher, out);
          from = matcher.end();
          first = false;
          if (!budget.spend(out.length() - length + 1L)) {
            return null;
          }
        }
      }
      return matcher.isStopped() ? null : out.append(text, from, text.length()).toString();
    }

    private void append(RegexScan matcher, StringBuilder out) {
      if (!expands) {
        out.append(by);
        return;
      }
      int at = 0;
      int dollar = by.indexOf('$');
      while (dollar >= 0) {
        out.append(by, at, dollar);
        at = reference(matcher, dollar + 1, out);
        dollar = by.indexOf('$', at);
      }
      out.append(by, at, by.length());
    }

    /** Appends what the reference after a dollar stands for; returns where the text goes on. */
    private int reference(RegexScan matcher, int at, StringBuilder out) {
      if (by.startsWith("$", at)) {
        out.append('$');
        return at + 1;
      }
      boolean braced = by.startsWith("{", at);
      int start = braced ? at + 1 : at;
      int end = start;
      while (end < by.length() && isNamePart(by.charAt(end))) {
        end++;
      }
      boolean malformed = end == start || (braced && !by.startsWith("}", end));
      if (malformed) {
        out.append('$');
        return at;
      }
      group(matcher, by.substring(start, end), out);
      return braced ? end + 1 : end;
    }

    private static boolean isNamePart(char c) {
      return c == '_' || Character.isLetterOrDigit(c);
    }

    /** A group that does not exist or took no part in the match is empty. */
    private void group(RegexScan matcher, String name, StringBuilder out) {
      Map<String, Integer> names = pattern.namedGroups();
      boolean number = name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 6;
      int group = number ? Integer.parseInt(name) : names.getOrDefault(name, -1);
      String found = group >= 0 && group <= matcher.groupCount() ? matcher.group(group) : null;
      if (found != null) {
        out.append(found);
      }
    }
  }
}
