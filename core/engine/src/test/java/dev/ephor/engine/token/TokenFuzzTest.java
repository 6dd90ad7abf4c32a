package dev.ephor.engine.token;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import org.junit.jupiter.api.Tag;

/**
 * Any text may come as a token and any JSON as keys, and none of them throws. Runs over the kept
 * inputs; with JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class TokenFuzzTest {
  private static final ObjectNode POINT =
      ObjectNode.builder().put("kty", "EC").put("crv", "P-256").put("y", "AQ").build();

  @FuzzTest(maxDuration = "2m")
  void tokens(FuzzedDataProvider data) {
    SignedToken.parse(data.consumeRemainingAsString());
  }

  @FuzzTest(maxDuration = "2m")
  void keys(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    for (Document document : new DocumentReader().readJson("keys", text).documents()) {
      KeySet.of(document.root());
    }
    KeySet.of(POINT.with("x", StringNode.of(text)));
  }
}
