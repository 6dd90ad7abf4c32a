package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.ANY;
import static dev.ephor.jmespath.ArgumentType.ARRAY;
import static dev.ephor.jmespath.ArgumentType.BOOL;
import static dev.ephor.jmespath.ArgumentType.NUMBER;
import static dev.ephor.jmespath.ArgumentType.NUMBERS;
import static dev.ephor.jmespath.ArgumentType.OBJECT;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.ArgumentType.STRINGS;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.List;

/** Functions of the JMESPath specification on numbers, texts and types. */
final class Builtins {
  private Builtins() {}

  static List<Function> functions() {
    return List.of(
        define("abs", List.of(takes(NUMBER)), NUMBER, "absolute value of a number", Builtins::abs),
        define(
            "avg", List.of(takes(NUMBERS)), NUMBER, "mean of numbers; null of none", Builtins::avg),
        define("ceil", List.of(takes(NUMBER)), NUMBER, "next whole number upwards", Builtins::ceil),
        define(
            "floor",
            List.of(takes(NUMBER)),
            NUMBER,
            "next whole number downwards",
            Builtins::floor),
        define("sum", List.of(takes(NUMBERS)), NUMBER, "sum of numbers", Builtins::sum),
        define(
            "contains",
            List.of(takes(ARRAY, STRING), takes(ANY)),
            BOOL,
            "whether an array has an element, or a string has a part",
            Builtins::contains),
        define(
            "ends_with",
            List.of(takes(STRING), takes(STRING)),
            BOOL,
            "whether the first string ends with the second",
            (_, args, _) -> BoolNode.of(text(args[0]).endsWith(text(args[1])))),
        define(
            "starts_with",
            List.of(takes(STRING), takes(STRING)),
            BOOL,
            "whether the first string starts with the second",
            (_, args, _) -> BoolNode.of(text(args[0]).startsWith(text(args[1])))),
        define(
            "join",
            List.of(takes(STRING), takes(STRINGS)),
            STRING,
            "strings of an array with a separator between them",
            Builtins::join),
        define(
            "length",
            List.of(takes(STRING, ARRAY, OBJECT)),
            NUMBER,
            "number of characters, elements or members",
            (_, args, _) -> IntNode.of(length(args[0]))),
        define(
            "to_number",
            List.of(takes(ANY)),
            NUMBER,
            "number that a string stands for, else null",
            (_, args, _) -> toNumber(args[0])),
        define(
            "to_string", List.of(takes(ANY)), STRING, "a string, or JSON text", Builtins::toText),
        define(
            "type", List.of(takes(ANY)), STRING, "name of the value's JSON type", Builtins::type));
  }

  /** Text of an argument whose type is checked already. */
  static String text(Value value) {
    return ((StringNode) value).value();
  }

  private static Value abs(CallSite site, Value[] args, JmesBudget budget) {
    if (args[0] instanceof IntNode number) {
      long value = number.value();
      return value >= 0 ? number : value > Long.MIN_VALUE ? IntNode.of(-value) : Numbers.of(0x1p63);
    }
    return Numbers.of(Math.abs(((NumberNode) args[0]).doubleValue()));
  }

  private static Value ceil(CallSite site, Value[] args, JmesBudget budget) {
    return args[0] instanceof IntNode whole
        ? whole
        : Numbers.of(Math.ceil(((NumberNode) args[0]).doubleValue()));
  }

  private static Value floor(CallSite site, Value[] args, JmesBudget budget) {
    return args[0] instanceof IntNode whole
        ? whole
        : Numbers.of(Math.floor(((NumberNode) args[0]).doubleValue()));
  }

  private static Value avg(CallSite site, Value[] args, JmesBudget budget) {
    ArrayNode array = (ArrayNode) args[0];
    Value sum = sum(site, args, budget);
    return array.isEmpty() || !(sum instanceof NumberNode number)
        ? NullNode.NULL
        : Numbers.of(number.doubleValue() / array.size());
  }

  private static Value sum(CallSite site, Value[] args, JmesBudget budget) {
    ArrayNode array = (ArrayNode) args[0];
    if (!budget.spend(array.size())) {
      return site.limit();
    }
    NumberNode sum = IntNode.of(0);
    for (Node element : array) {
      sum = Numbers.add(sum, (NumberNode) element);
    }
    return sum;
  }

  private static Value contains(CallSite site, Value[] args, JmesBudget budget) {
    if (args[0] instanceof StringNode(String whole)) {
      return BoolNode.of(args[1] instanceof StringNode(String part) && whole.contains(part));
    }
    boolean found = false;
    if (args[1] instanceof Node wanted) {
      for (Node element : (ArrayNode) args[0]) {
        found |= !found && Values.equal(element, wanted, budget);
      }
    }
    return budget.isSpent() ? site.limit() : BoolNode.of(found);
  }

  private static Value join(CallSite site, Value[] args, JmesBudget budget) {
    String separator = text(args[0]);
    StringBuilder out = new StringBuilder();
    String before = "";
    for (Node element : (ArrayNode) args[1]) {
      String part = text(element);
      if (!budget.spend(before.length() + part.length() + 1L)) {
        return site.limit();
      }
      out.append(before).append(part);
      before = separator;
    }
    return StringNode.of(out.toString());
  }

  private static int length(Value value) {
    return switch (value) {
      case StringNode(String text) -> text.codePointCount(0, text.length());
      case ArrayNode array -> array.size();
      case ObjectNode object -> object.size();
      default -> 0;
    };
  }

  private static Node toNumber(Value value) {
    return switch (value) {
      case NumberNode number -> number;
      case StringNode(String text) -> Numbers.parse(text);
      default -> NullNode.NULL;
    };
  }

  private static Value toText(CallSite site, Value[] args, JmesBudget budget) {
    return switch (args[0]) {
      case StringNode text -> text;
      case Node node -> {
        String text = GoJson.text(node, budget);
        yield budget.isSpent() ? site.limit() : StringNode.of(text);
      }
      default -> site.fail("unknown type");
    };
  }

  private static Value type(CallSite site, Value[] args, JmesBudget budget) {
    return args[0] instanceof Node node
        ? StringNode.of(node.typeName())
        : site.fail("unknown type");
  }
}
