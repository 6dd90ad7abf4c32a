package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One signature of a function with its implementation.
 *
 * @param id unique in an environment
 * @param isPure whether equal arguments always give equal results, so that a call with literal
 *     arguments may be evaluated when it is compiled
 */
record Overload(
    String id, String function, Signature signature, boolean isPure, CelFunction implementation) {

  /**
   * @param isMember whether the first parameter is written before a dot
   */
  record Signature(boolean isMember, List<CelType> parameters, CelType result) {
    /** Reads {@code (int, int) -> int} or, for member functions, {@code string.(int) -> string}. */
    static Signature parse(String text) {
      CelTypes.TypeReader reader = new CelTypes.TypeReader(text);
      List<CelType> parameters = new ArrayList<>();
      boolean isMember = reader.peek() != '(';
      if (isMember) {
        parameters.add(reader.type());
        reader.expect('.');
      }
      parameters.addAll(reader.list());
      reader.expect('-');
      reader.expect('>');
      CelType result = reader.type();
      reader.end();
      return new Signature(isMember, List.copyOf(parameters), result);
    }
  }

  Guard[] guards() {
    return signature.parameters().stream().map(Guard::of).toArray(Guard[]::new);
  }

  static boolean accept(Guard[] guards, Value[] arguments) {
    for (int i = 0; i < guards.length; i++) {
      if (!guards[i].accepts(arguments[i])) {
        return false;
      }
    }
    return true;
  }
}
