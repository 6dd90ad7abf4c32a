package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cli.terminal.Screen;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import dev.ephor.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases of whole commands. A case has {@code files} (path to content), {@code run} (arguments), and
 * what is wanted: {@code exit}, {@code out} and {@code err} as whole texts, {@code outHas} and
 * {@code errHas} as parts, {@code golden} as the name of a file that holds the output, {@code
 * written} (path to content). With {@code here: examples} it runs in the project's folder instead
 * of one of its own.
 */
final class CommandCasesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> answers() {
    return Cases.in("commands").tests(this::check);
  }

  private void check(Case c) throws IOException {
    c.allowOnly(
        "files",
        "run",
        "exit",
        "out",
        "err",
        "outHas",
        "errHas",
        "outLacks",
        "golden",
        "written",
        "here",
        "stdin",
        "variables",
        "terminal",
        "columns");
    Path where = c.has("here") ? ROOT : Files.createTempDirectory(folder, "case");
    if (c.has("files")) {
      for (Map.Entry<String, @Nullable Object> file : c.map("files").entrySet()) {
        Path path = where.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.valueOf(file.getValue()));
      }
    }
    Map<String, String> variables = new LinkedHashMap<>();
    if (c.has("variables")) {
      c.map("variables").forEach((name, value) -> variables.put(name, String.valueOf(value)));
    }
    int columns = c.has("columns") ? c.number("columns") : Screen.UNLIMITED;
    Screen screen = new Screen.Fixed(c.flag("terminal"), c.flag("terminal"), columns);
    Session session = new Session(where, variables, screen, c.text("stdin", ""));
    Session.Answer answer = session.run(arguments(c));

    String printed =
        "exit " + answer.code() + "\nout:\n" + answer.out() + "\nerr:\n" + answer.err();
    assertThat(answer.code()).as(printed).isEqualTo(c.has("exit") ? c.number("exit") : 0);
    if (c.has("out")) {
      assertThat(answer.out()).as(printed).isEqualTo(c.text("out"));
    }
    if (c.has("err")) {
      assertThat(answer.err()).as(printed).isEqualTo(c.text("err"));
    }
    for (String part : c.texts("outHas")) {
      assertThat(answer.out()).as(printed).contains(part);
    }
    for (String part : c.texts("errHas")) {
      assertThat(answer.err()).as(printed).contains(part);
    }
    for (String lacking : c.texts("outLacks")) {
      assertThat(answer.out()).as(printed).doesNotContain(lacking);
    }
    if (c.has("written")) {
      for (Map.Entry<String, @Nullable Object> file : c.map("written").entrySet()) {
        assertThat(where.resolve(file.getKey())).as(printed).hasContent(text(file.getValue()));
      }
    }
    if (c.has("golden")) {
      Golden.files().check(c.text("golden"), answer.out());
    }
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static List<String> arguments(Case c) {
    List<String> out = new ArrayList<>();
    for (Object argument : c.list("run")) {
      out.add(String.valueOf(argument));
    }
    return out;
  }
}
