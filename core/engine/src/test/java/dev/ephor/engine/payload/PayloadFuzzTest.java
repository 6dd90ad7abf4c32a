package dev.ephor.engine.payload;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.ObjectNode;
import org.junit.jupiter.api.Tag;

/**
 * Any document may come as a request, and what was read of it is read alike a second time. Runs
 * over the kept inputs; with JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class PayloadFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void requests(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    for (Document document : new DocumentReader().readAll("a.yaml", text).documents()) {
      for (PayloadFormat format : PayloadFormat.values()) {
        ObjectNode read = format.read(document.fragment(), new Findings(PayloadFormat.PREFIX));
        Findings again = new Findings(PayloadFormat.PREFIX);
        ObjectNode same = format.read(Document.synthetic(read).fragment(), again);
        if (!again.isEmpty() || !same.equals(read)) {
          throw new AssertionError("read otherwise a second time: `" + text + "`");
        }
      }
    }
  }

  @FuzzTest(maxDuration = "2m")
  void messages(FuzzedDataProvider data) {
    McpMessages.parse(data.consumeRemainingAsString());
  }
}
