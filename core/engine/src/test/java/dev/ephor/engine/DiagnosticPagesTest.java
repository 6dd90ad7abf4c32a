package dev.ephor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the engine reports has its paragraph in docs/diagnostics. */
class DiagnosticPagesTest {
  private static final Pattern CODE =
      Pattern.compile("\"((?:CMP|PTN|RUN|MUT|GEN|LKP|NAT)[0-9]{3})\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^## ([A-Z]{3}[0-9]{3}): ");

  @Test
  void everyCodeIsExplained() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = walk.filter(path -> path.toString().endsWith(".java")).toList();
      for (Path source : sources) {
        Matcher matcher = CODE.matcher(Files.readString(source));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }
    TreeSet<String> explained = new TreeSet<>();
    Matcher headings =
        HEADING.matcher(Files.readString(Path.of("../../docs/diagnostics/ENGINE.md")));
    while (headings.find()) {
      explained.add(headings.group(1));
    }
    assertThat(used).isNotEmpty();
    assertThat(explained).containsAll(used);
  }
}
