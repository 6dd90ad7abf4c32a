package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.ANY;
import static dev.ephor.jmespath.ArgumentType.ARRAY;
import static dev.ephor.jmespath.ArgumentType.NUMBER;
import static dev.ephor.jmespath.ArgumentType.OBJECT;
import static dev.ephor.jmespath.ArgumentType.STRING;
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
import java.util.Optional;

/** Functions of policies that look into objects and arrays and turn one into the other. */
final class ObjectFunctions {
  private static final Function.Parameter CONTAINER = takes(OBJECT, ARRAY);
  private static final Function.Parameter NAME = takes(STRING);

  private ObjectFunctions() {}

  static List<Function> functions() {
    return List.of(
        define(
            "lookup",
            List.of(CONTAINER, takes(STRING, NUMBER)),
            ANY,
            "value of a key or an index that is computed; null if there is none",
            ObjectFunctions::lookup),
        define(
            "items",
            List.of(CONTAINER, NAME, NAME),
            ARRAY,
            "an object for each member or element, with its key and its value under given names",
            ObjectFunctions::items),
        define(
            "object_from_lists",
            List.of(takes(ARRAY), takes(ARRAY)),
            OBJECT,
            "object of a list of keys and a list of values",
            ObjectFunctions::objectFromLists));
  }

  private static Value lookup(CallSite site, Value[] args, JmesBudget budget) {
    if (args[0] instanceof ObjectNode object) {
      return args[1] instanceof StringNode(String key)
          ? object.getOr(key, NullNode.NULL)
          : site.failNamed("argument #2 is not of type String");
    }
    ArrayNode array = (ArrayNode) args[0];
    if (!(args[1] instanceof NumberNode number)) {
      return site.failNamed("argument #2 is not of type Number");
    }
    double index = number.doubleValue();
    if (index != Math.rint(index)) {
      return site.failNamed(
          "argument #2: expected an integer number but got: " + Numbers.plain(number));
    }
    return index >= 0 && index < array.size() ? array.get((int) index) : NullNode.NULL;
  }

  private static Value items(CallSite site, Value[] args, JmesBudget budget) {
    String keyName = Builtins.text(args[1]);
    String valueName = Builtins.text(args[2]);
    int size = args[0] instanceof ObjectNode object ? object.size() : ((ArrayNode) args[0]).size();
    if (!budget.spend(size * 4L)) {
      return site.limit();
    }
    Node[] out = new Node[size];
    if (args[0] instanceof ObjectNode object) {
      int[] members = KeyOrder.of(object);
      for (int i = 0; i < size; i++) {
        Node key = StringNode.of(object.key(members[i]));
        out[i] = pair(keyName, key, valueName, object.value(members[i]));
      }
    } else {
      ArrayNode array = (ArrayNode) args[0];
      for (int i = 0; i < size; i++) {
        out[i] = pair(keyName, IntNode.of(i), valueName, array.get(i));
      }
    }
    return ArrayNode.wrap(out);
  }

  private static Node pair(String keyName, Node key, String valueName, Node value) {
    return ObjectNode.builder().put(keyName, key).put(valueName, value).build();
  }

  /** Keys without a value get null; values without a key are left out. */
  private static Value objectFromLists(CallSite site, Value[] args, JmesBudget budget) {
    ArrayNode keys = (ArrayNode) args[0];
    ArrayNode values = (ArrayNode) args[1];
    if (!budget.spend(keys.size() * 4L)) {
      return site.limit();
    }
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < keys.size(); i++) {
      Optional<String> key = keyText(keys.get(i));
      if (key.isEmpty()) {
        return site.failNamed("argument #1 is not of type StringArray");
      }
      out.put(key.get(), i < values.size() ? values.get(i) : NullNode.NULL);
    }
    return out.build();
  }

  private static Optional<String> keyText(Node key) {
    return switch (key) {
      case StringNode(String text) -> Optional.of(text);
      case NumberNode number -> Optional.of(Numbers.plain(number));
      case BoolNode bool -> Optional.of(bool.toString());
      case NullNode _, ArrayNode _, ObjectNode _ -> Optional.empty();
    };
  }
}
