package dev.ephor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the written documents promise about themselves and about the tree. */
class DocumentsTest {
  private static final int ARCHITECTURE_LINES_MAX = 200;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern TEST_NAME = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @Test
  void architectureStaysShort() {
    assertThat(Sources.text(Path.of("ARCHITECTURE.md")).lines().count())
        .isLessThanOrEqualTo(ARCHITECTURE_LINES_MAX);
  }

  @Test
  void architectureNamesEveryModule() {
    String architecture = Sources.text(Path.of("ARCHITECTURE.md"));
    Matcher module = MODULE.matcher(Sources.text(Path.of("pom.xml")));
    List<String> modules = new ArrayList<>();
    while (module.find()) {
      modules.add(module.group(1));
    }
    assertThat(modules)
        .isNotEmpty()
        .allSatisfy(m -> assertThat(architecture).contains("`" + m + "`"));
  }

  @Test
  void testsThatArchitectureNamesExist() {
    List<String> known =
        Sources.java().stream().map(file -> file.getFileName().toString()).toList();
    Matcher name = TEST_NAME.matcher(Sources.text(Path.of("ARCHITECTURE.md")));
    List<String> named = new ArrayList<>();
    while (name.find()) {
      named.add(name.group(1) + ".java");
    }
    assertThat(named).isNotEmpty();
    assertThat(known).containsAll(named);
  }

  @Test
  void linksBetweenDocumentsLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path document : Sources.files(file -> file.toString().endsWith(".md"))) {
      Matcher link = LINK.matcher(Sources.text(document));
      while (link.find()) {
        String target = link.group(1);
        if (target.contains("://") || target.startsWith("mailto:")) {
          continue;
        }
        Path folder = Sources.root().resolve(document).getParent();
        if (!Files.exists(folder.resolve(target))) {
          broken.add(document + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** A path of one machine means nothing on another. */
  @Test
  void committedFilesNameNoFolderOfAMachine() {
    // In pieces, so that this file does not find itself.
    Pattern machine = Pattern.compile("/wor" + "k/|/roo" + "t/\\.|/hom" + "e/[a-z]+/(src|\\.m2)");
    List<String> found = new ArrayList<>();
    for (Path file : Sources.files(DocumentsTest::isText)) {
      List<String> lines = Sources.text(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (machine.matcher(lines.get(i)).find()) {
          found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    boolean data = file.toString().contains("testdata") || file.toString().contains("examples");
    return !data && name.matches(".*\\.(java|md|sh|xml|py|txt)|ephor|verify|run");
  }
}
