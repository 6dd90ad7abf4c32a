package dev.ephor.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cel.CelBudget;
import dev.ephor.cel.CelCompilation;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tokens against {@code jwt.Decode}. A case has a {@code token}, a {@code secret} or a set of
 * {@code keys}, and {@code want}: the claims with whether they are valid at 2026-01-02T03:04:05Z,
 * or the error. Keys and signatures were made with another implementation.
 */
class TokenCasesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  private static final CelEnvironment ENVIRONMENT =
      CelEnvironment.builder()
          .library(new TokenLibrary(CLOCK))
          .variable("token", CelTypes.STRING)
          .variable("secret", CelTypes.STRING)
          .variable("keys", CelTypes.opaque(KeySet.TYPE))
          .build();

  @TestFactory
  Stream<DynamicTest> decodesAsTheCaseSays() {
    return Cases.in("token").tests(TokenCasesTest::check);
  }

  private static void check(Case c) {
    c.allowOnly("token", "secret", "keys", "want");
    Value keys =
        c.has("keys")
            ? KeySet.of(
                    new DocumentReader()
                        .readJson("keys", c.text("keys"))
                        .documents()
                        .getFirst()
                        .root())
                .orElseThrow()
            : StringNode.EMPTY;
    Value secret = StringNode.of(c.text("secret", ""));
    Value value =
        evaluate(
            "jwt.Decode(token, " + (c.has("keys") ? "keys" : "secret") + ")",
            Map.of("token", StringNode.of(c.text("token")), "secret", secret, "keys", keys));
    assertThat(value.toString()).isEqualTo(c.text("want"));
  }

  private static Value evaluate(String text, Map<String, Value> variables) {
    CelCompilation compiled = ENVIRONMENT.compile(text, SourceLocation.UNKNOWN);
    assertThat(compiled).isInstanceOf(CelCompilation.Compiled.class);
    CelProgram program = ((CelCompilation.Compiled) compiled).program();
    return program.evaluate(variables::get, CelBudget.standard(() -> false));
  }

  @Test
  void longTextIsNoToken() {
    Value value =
        evaluate(
            "jwt.Decode(token, secret)",
            Map.of("token", StringNode.of("a".repeat(70_000)), "secret", StringNode.of("s")));
    assertThat(value.toString()).contains("longer than 65536 characters");
  }

  @Test
  void manyTokensExceedTheCostOfAnExpression() {
    Value value =
        evaluate(
            "['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].all(x,"
                + " ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].all(y,"
                + " !jwt.Decode(token, secret).Valid))",
            Map.of(
                "token",
                // {"exp":1}, signed with HS256 and the secret `s`.
                StringNode.of(
                    "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9."
                        + "reR-Yw9-EIJWb1gPrglG4bXHFBImd74qTFADmamXZfQ"),
                "secret",
                StringNode.of("s")));
    assertThat(value.toString()).contains("cost limit exceeded");
  }
}
