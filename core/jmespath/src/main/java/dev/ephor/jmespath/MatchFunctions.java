package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.BOOL;
import static dev.ephor.jmespath.ArgumentType.NUMBER;
import static dev.ephor.jmespath.ArgumentType.OBJECT;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.Wildcard;
import java.util.List;

/** Functions of policies that match texts and labels. */
final class MatchFunctions {
  private static final Function.Parameter PATTERN = takes(STRING);
  private static final Function.Parameter SCALAR = takes(STRING, NUMBER);

  private MatchFunctions() {}

  static List<Function> functions() {
    return List.of(
        define(
            "regex_match",
            List.of(PATTERN, SCALAR),
            BOOL,
            "whether a regular expression matches somewhere in a string or number",
            new RegexBody(RegexBody.Action.FIND)),
        define(
            "regex_replace_all",
            List.of(PATTERN, SCALAR, SCALAR),
            STRING,
            "replaces all matches of a regular expression; `$1` and `${name}` stand for groups",
            new RegexBody(RegexBody.Action.EXPAND)),
        define(
            "regex_replace_all_literal",
            List.of(PATTERN, SCALAR, SCALAR),
            STRING,
            "replaces all matches of a regular expression by a text as it is",
            new RegexBody(RegexBody.Action.LITERAL)),
        define(
            "pattern_match",
            List.of(PATTERN, SCALAR),
            BOOL,
            "whether a pattern with wildcards `*` and `?` fits a string or number",
            MatchFunctions::patternMatch),
        define(
            "label_match",
            List.of(takes(OBJECT), takes(OBJECT)),
            BOOL,
            "whether the second object has all members of the first",
            MatchFunctions::labelMatch));
  }

  /** Text of a string or number. */
  static String scalarText(Value value) {
    return value instanceof NumberNode number ? Numbers.plain(number) : Builtins.text(value);
  }

  private static Value patternMatch(CallSite site, Value[] args, JmesBudget budget) {
    String pattern = Builtins.text(args[0]);
    String text = scalarText(args[1]);
    // At worst each character of the text is compared with each of the pattern.
    return budget.spend(1 + (long) pattern.length() * text.length() / Long.SIZE)
        ? BoolNode.of(Wildcard.matches(pattern, text))
        : site.limit();
  }

  private static Value labelMatch(CallSite site, Value[] args, JmesBudget budget) {
    ObjectNode wanted = (ObjectNode) args[0];
    ObjectNode labels = (ObjectNode) args[1];
    boolean match = true;
    for (int i = 0; match && i < wanted.size(); i++) {
      int member = labels.find(wanted.key(i));
      Node value = wanted.value(i);
      match = member >= 0 && Values.equal(value, labels.value(member), budget);
    }
    return budget.isSpent() ? site.limit() : BoolNode.of(match);
  }
}
