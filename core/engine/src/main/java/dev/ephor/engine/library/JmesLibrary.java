package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.JmesBudget;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesExpression;
import dev.ephor.jmespath.JmesLimits;

/**
 * Functions that both languages of policies have: {@code x509.decode} and {@code random}. They are
 * two libraries, for policies for images have no {@code x509.decode}.
 */
final class JmesLibrary implements CelLibrary {
  private static final String DEFAULT_PATTERN = "[0-9a-z]{8}";
  private static final int COST = 100;

  private final JmesExpression decode;
  private final JmesExpression random;

  private final Part part;

  /** Which of the functions are declared. */
  enum Part {
    CERTIFICATES,
    RANDOM
  }

  JmesLibrary(JmesCompiler compiler, Part part) {
    this.part = part;
    this.decode = compile(compiler, "x509_decode(@)");
    this.random = compile(compiler, "random(@)");
  }

  private static JmesExpression compile(JmesCompiler compiler, String text) {
    return switch (compiler.compile(text)) {
      case JmesCompilation.Compiled(JmesExpression expression) -> expression;
      case JmesCompilation.Rejected(var diagnostic) ->
          throw new IllegalStateException(diagnostic.message());
    };
  }

  @Override
  public String name() {
    return switch (part) {
      case CERTIFICATES -> "x509";
      case RANDOM -> "random";
    };
  }

  @Override
  public void declare(CelDeclarations to) {
    switch (part) {
      case CERTIFICATES ->
          to.function("x509.decode", "(string) -> dyn", (call, a) -> run(call, decode, a[0]));
      case RANDOM -> declareRandom(to);
    }
  }

  private void declareRandom(CelDeclarations to) {
    for (String name : new String[] {"random", "random.random"}) {
      to.contextFunction(
          name, "() -> string", (call, _) -> run(call, random, StringNode.of(DEFAULT_PATTERN)));
      to.contextFunction(name, "(string) -> string", (call, a) -> run(call, random, a[0]));
    }
  }

  private Value run(CelCall call, JmesExpression expression, Value text) {
    if (!call.charge(COST + ((StringNode) text).value().length())) {
      return call.stopped();
    }
    if (expression == random && ((StringNode) text).value().isEmpty()) {
      return text;
    }
    Value value = expression.evaluate(text, JmesBudget.of(JmesLimits.DEFAULT));
    return switch (value) {
      case ErrorValue error -> CelError.of(error.message());
      case Node tree -> CelJson.withDoubles(tree);
      default -> value;
    };
  }
}
