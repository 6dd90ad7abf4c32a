package dev.ephor.engine.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cel.CelBudget;
import dev.ephor.cel.CelCompilation;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelTypes;
import dev.ephor.cel.StandardLibraries;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.Environment;
import dev.ephor.jmespath.FunctionTable;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesLimits;
import dev.ephor.jmespath.JmesMode;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the functions of policies that ask no lookups against Kyverno's answers in {@code
 * testdata/library}: the value as JSON ({@code json}), the text of the error or that the expression
 * is rejected. Where ours is different, {@code ours} is our answer and {@code because} the reason.
 */
class PolicyLibrariesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  /** Certificates and requests, whose names say the kind of key. */
  private static final Map<String, Value> PEMS =
      Stream.of("rsa", "ec", "ed", "csr", "csrEc")
          .collect(Collectors.toMap(name -> name, PolicyLibrariesTest::pem));

  @TestFactory
  Stream<DynamicTest> answersAsKyverno() {
    return Cases.in("library").tests(PolicyLibrariesTest::run);
  }

  private static void run(Case c) {
    c.allowOnly("json", "error", "rejected", "ours", "because");
    CelEnvironment.Builder builder =
        CelEnvironment.builder().libraries(StandardLibraries.kyverno()).lenientOptionals();
    PolicyLibraries libraries = new PolicyLibraries(CLOCK, jmesPath(), NamespacedHttp.REFUSED);
    libraries.declare(builder, false);
    libraries.declareCertificates(builder);
    PEMS.keySet().forEach(name -> builder.variable(name, CelTypes.STRING));
    String expression = c.name();
    boolean asJson = c.has("json") || (c.has("ours") && !c.text("ours").startsWith("error"));
    String marshalled = asJson ? "json.marshal(" + expression + ")" : expression;
    String answer =
        switch (builder.build().compile(marshalled, SourceLocation.UNKNOWN)) {
          case CelCompilation.Rejected _ -> "rejected";
          case CelCompilation.Compiled(CelProgram program) ->
              switch (program.evaluate(PEMS::get, CelBudget.standard(() -> false))) {
                case CelError error -> "error: " + error.message();
                case Value value -> value.toString();
              };
        };
    String kyverno =
        c.has("rejected")
            ? "rejected"
            : c.has("error") ? "error: " + c.text("error") : c.text("json");
    assertThat(answer).as("%s", expression).isEqualTo(c.text("ours", kyverno));
  }

  private static JmesCompiler jmesPath() {
    Environment environment = new Environment(CLOCK, new Random(7), "docker.io");
    return new JmesCompiler(FunctionTable.policy(environment), JmesMode.POLICY, JmesLimits.DEFAULT);
  }

  private static Value pem(String name) {
    String file = "/certificates/" + name + ".pem";
    try (InputStream in = PolicyLibrariesTest.class.getResourceAsStream(file)) {
      return StringNode.of(new String(requireNonNull(in, file).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
