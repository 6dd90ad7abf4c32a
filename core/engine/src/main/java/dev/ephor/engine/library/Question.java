package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelFunction;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelMap;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.LookupError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A function that asks lookups; its first argument is the {@link World}. */
@FunctionalInterface
interface Question {
  Value ask(World world, Value[] arguments);

  /**
   * Declares the function under its name and under the same name with a small first letter.
   *
   * @param parameters after the receiver, for example {@code (string) -> dyn}
   */
  static void declare(
      CelDeclarations to, String name, String type, String parameters, Question question) {
    CelFunction function = (call, arguments) -> answer(call, arguments, question);
    String small = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    to.contextFunction(name, type + "." + parameters, function);
    to.contextFunction(small, type + "." + parameters, function);
  }

  private static Value answer(CelCall call, Value[] arguments, Question question) {
    return call.charge(World.QUESTION_COST)
        ? question.ask((World) arguments[0], arguments)
        : call.stopped();
  }

  static String text(Value argument) {
    return ((StringNode) argument).value();
  }

  /** A lookup's answer, with what was tried before the reason of a failure. */
  static Value orError(String doing, Value answer) {
    return answer instanceof ErrorValue error
        ? CelError.of(doing + ": " + error.message())
        : answer;
  }

  static boolean isMissing(Value answer) {
    return answer instanceof LookupError missing && missing.notFound();
  }

  /** A map of texts; entries of other kinds are left out. */
  static Map<String, String> texts(Value map) {
    Value plain = map instanceof CelMap ? CelJson.toNode(map) : map;
    Map<String, String> out = new LinkedHashMap<>();
    if (plain instanceof ObjectNode object) {
      for (int i = 0; i < object.size(); i++) {
        if (object.value(i) instanceof StringNode(String text)) {
          out.put(object.key(i), text);
        }
      }
    }
    return out;
  }
}
