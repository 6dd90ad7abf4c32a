package dev.ephor.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cli.terminal.Terminal;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases of what is offered and told at the sign {@code ▮} of a text: {@code offers} are among the
 * labels, {@code lacks} are not, {@code only} are all of them; {@code says} is part of the hover,
 * {@code saysNothing} that there is none.
 */
class EditorCasesTest {
  private static final Knowledge KNOWLEDGE =
      Knowledge.gather(
          List.of(),
          new Terminal(InputStream.nullInputStream(), System.out, System.err),
          problem -> {
            throw new IllegalStateException(problem.render());
          });

  @TestFactory
  Stream<DynamicTest> answers() {
    return Cases.in("lsp").tests(EditorCasesTest::check);
  }

  private static void check(Case c) {
    c.allowOnly("text", "offers", "lacks", "only", "says", "saysNothing");
    String marked = c.text("text");
    int at = marked.indexOf('▮');
    assertThat(at).as("the text has a cursor").isNotNegative();
    String before = marked.substring(0, at);
    int line = (int) before.chars().filter(sign -> sign == '\n').count();
    Position position = new Position(line, at - before.lastIndexOf('\n') - 1);
    OpenDocument document =
        OpenDocument.of("file:///policy.yaml", 1, before + marked.substring(at + 1));
    if (c.has("says") || c.flag("saysNothing")) {
      Optional<Hover> hover = new Hovers(KNOWLEDGE, document).at(position);
      String said = hover.map(found -> found.getContents().getRight().getValue()).orElse("");
      assertThat(hover.isPresent()).as(said).isEqualTo(c.has("says"));
      c.texts("says").forEach(part -> assertThat(said).contains(part));
      return;
    }
    List<String> offered =
        new Completions(KNOWLEDGE, document)
            .at(position).stream().map(CompletionItem::getLabel).toList();
    assertThat(offered).containsAll(c.texts("offers"));
    assertThat(offered)
        .doesNotContainAnyElementsOf(
            c.texts("lacks").isEmpty() ? List.of("\u0000") : c.texts("lacks"));
    if (c.has("only")) {
      assertThat(offered).containsExactlyInAnyOrderElementsOf(c.texts("only"));
    }
  }

  /** A text that is cut off anywhere is what a writer has before him most of the time. */
  @Test
  void answersWhereverAPolicyIsCutOff() throws IOException {
    int asked = 0;
    Path examples = Path.of("").toAbsolutePath().getParent().resolve("examples/policies");
    try (Stream<Path> files = Files.list(examples)) {
      for (Path file : files.sorted().toList()) {
        String whole = Files.readString(file);
        for (int at = 0; at < whole.length(); at += 11) {
          String text = whole.substring(0, at);
          int line = (int) text.chars().filter(sign -> sign == '\n').count();
          Position position = new Position(line, at - text.lastIndexOf('\n') - 1);
          OpenDocument cut = OpenDocument.of("file:///policy.yaml", 1, text);
          assertThat(new Completions(KNOWLEDGE, cut).at(position)).isNotNull();
          assertThat(new Hovers(KNOWLEDGE, cut).at(position)).isNotNull();
          asked++;
        }
      }
    }
    assertThat(asked).isGreaterThan(100);
  }

  @Test
  void answersWhereverTheCursorStandsInAnyText() {
    Random random = new Random(7);
    String[] parts = {
      "kind: ClusterPolicy\n",
      "spec:\n",
      "  rules:\n",
      "    - ",
      "- ",
      "name: ",
      "{",
      "}",
      "[",
      "]",
      "|\n",
      ">-\n",
      "\"",
      "'",
      "\n",
      "  ",
      "#",
      "---\n",
      ": ",
      "{{",
      "}}",
      ".",
      "validate:",
      "é",
      "\t"
    };
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      OpenDocument document = OpenDocument.of("file:///a.yaml", 1, text.toString());
      Position position = new Position(random.nextInt(8), random.nextInt(30));
      assertThat(new Completions(KNOWLEDGE, document).at(position)).isNotNull();
      assertThat(new Hovers(KNOWLEDGE, document).at(position)).isNotNull();
    }
  }
}
