package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Value;
import java.util.List;

/**
 * What the language definition itself declares. Operators are planned as nodes: their
 * implementations here only say that nothing fitted.
 */
final class CoreLibrary implements CelLibrary {
  private static final List<String> NUMBERS = List.of("int", "uint", "double");
  private static final CelFunction OPERATOR = (_, _) -> CelError.NO_SUCH_OVERLOAD;

  @Override
  public String name() {
    return "core";
  }

  @Override
  public void declare(CelDeclarations to) {
    logic(to);
    arithmetic(to);
    comparison(to);
    access(to);
    texts(to);
    ConversionLibrary.declare(to);
    TimeLibrary.declare(to);
    OptionalLibrary.declare(to);
  }

  private static void operator(CelDeclarations to, String name, String... signatures) {
    for (String signature : signatures) {
      to.function(name, signature, OPERATOR);
    }
  }

  private static void logic(CelDeclarations to) {
    operator(to, "_&&_", "(bool, bool) -> bool");
    operator(to, "_||_", "(bool, bool) -> bool");
    operator(to, "!_", "(bool) -> bool");
    operator(to, "_?_:_", "(bool, A, A) -> A");
    operator(to, "@not_strictly_false", "(bool) -> bool");
    operator(to, "_==_", "(A, A) -> bool");
    operator(to, "_!=_", "(A, A) -> bool");
  }

  private static void arithmetic(CelDeclarations to) {
    for (String type : NUMBERS) {
      for (String name : List.of("_+_", "_-_", "_*_", "_/_")) {
        operator(to, name, "(" + type + ", " + type + ") -> " + type);
      }
    }
    operator(
        to,
        "_+_",
        "(string, string) -> string",
        "(bytes, bytes) -> bytes",
        "(list(A), list(A)) -> list(A)",
        "(duration, duration) -> duration",
        "(duration, timestamp) -> timestamp",
        "(timestamp, duration) -> timestamp");
    operator(
        to,
        "_-_",
        "(duration, duration) -> duration",
        "(timestamp, duration) -> timestamp",
        "(timestamp, timestamp) -> duration");
    operator(to, "_%_", "(int, int) -> int", "(uint, uint) -> uint");
    operator(to, "-_", "(int) -> int", "(double) -> double");
  }

  private static void comparison(CelDeclarations to) {
    for (String name : List.of("_<_", "_<=_", "_>_", "_>=_")) {
      for (String type : List.of("bool", "string", "bytes", "timestamp", "duration")) {
        operator(to, name, "(" + type + ", " + type + ") -> bool");
      }
      for (String left : NUMBERS) {
        for (String right : NUMBERS) {
          operator(to, name, "(" + left + ", " + right + ") -> bool");
        }
      }
    }
  }

  private static void access(CelDeclarations to) {
    operator(to, "_[_]", "(list(A), int) -> A", "(map(A, B), A) -> B");
    operator(to, "@in", "(A, list(A)) -> bool", "(A, map(A, B)) -> bool");
    operator(
        to,
        "_[?_]",
        "(list(A), int) -> optional(A)",
        "(optional(list(A)), int) -> optional(A)",
        "(map(A, B), A) -> optional(B)",
        "(optional(map(A, B)), A) -> optional(B)");
    operator(
        to,
        "_[_]",
        "(optional(list(A)), int) -> optional(A)",
        "(optional(map(A, B)), A) -> optional(B)");
    operator(to, "_?._", "(dyn, string) -> optional(A)");
    operator(
        to,
        Macros.MAP_INSERT,
        "(map(A, B), A, B) -> map(A, B)",
        "(map(A, B), map(A, B)) -> map(A, B)");
    for (String type : List.of("string", "bytes", "list(A)", "map(A, B)")) {
      CelFunction size = (_, arguments) -> CallNodes.size(arguments[0]);
      to.function("size", "(" + type + ") -> int", size);
      to.function("size", type + ".() -> int", size);
    }
    to.function("dyn", "(A) -> dyn", (_, arguments) -> arguments[0]);
    to.function(
        "type", "(A) -> type", (_, arguments) -> new CelTypeValue(Kinds.typeName(arguments[0])));
  }

  private static void texts(CelDeclarations to) {
    test(to, "startsWith", CallNodes.TextTest.STARTS_WITH);
    test(to, "endsWith", CallNodes.TextTest.ENDS_WITH);
    test(to, "contains", CallNodes.TextTest.CONTAINS);
    to.function("matches", "string.(string) -> bool", CoreLibrary::matches);
    to.function("matches", "(string, string) -> bool", CoreLibrary::matches);
  }

  private static void test(CelDeclarations to, String name, CallNodes.TextTest test) {
    to.function(
        name,
        "string.(string) -> bool",
        (_, arguments) ->
            BoolNode.of(test.holds(Arguments.text(arguments[0]), Arguments.text(arguments[1]))));
  }

  private static Value matches(CelCall call, Value[] arguments) {
    String text = Arguments.text(arguments[0]);
    return switch (CelRegex.compile(Arguments.text(arguments[1]))) {
      case CelRegex.Compiled.Bad(CelError error) -> error;
      case CelRegex.Compiled.Good(CelRegex regex) ->
          call.charge(regex.compileCost() + regex.cost(text))
              ? BoolNode.of(regex.find(text))
              : call.stopped();
    };
  }
}
