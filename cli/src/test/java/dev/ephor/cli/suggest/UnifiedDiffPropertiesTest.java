package dev.ephor.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for the patch of all files and edits, tried on many random ones. */
class UnifiedDiffPropertiesTest {
  private static final int FILES = 20_000;
  private static final String[] LINES = {"", "a: 1", "  b: 2", "- c", "--- d", "+e", "@@ -1,1 @@"};

  @Test
  void thePatchMakesTheFileThatTheEditsMake() {
    for (int seed = 0; seed < FILES; seed++) {
      Random random = new Random(seed);
      List<String> file = lines(random, 1 + random.nextInt(60));
      List<Edit> edits = edits(random, file.size());
      UnifiedDiff diff = new UnifiedDiff(file, edits);
      assertThat(patched(file, diff.render("f.yaml").lines().toList()))
          .as("seed %d", seed)
          .isEqualTo(diff.applied());
    }
  }

  private static List<String> lines(Random random, int count) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(LINES[random.nextInt(LINES.length)]);
    }
    return out;
  }

  /** Edits that replace different lines. */
  private static List<Edit> edits(Random random, int size) {
    List<Edit> out = new ArrayList<>();
    int chance = 2 + random.nextInt(20);
    for (int line = 0; line < size; line++) {
      if (random.nextInt(chance) == 0) {
        out.add(new Edit(line, true, lines(random, random.nextInt(3))));
      }
      if (random.nextInt(chance) == 0) {
        out.add(new Edit(line, false, lines(random, 1 + random.nextInt(3))));
      }
    }
    if (out.isEmpty() || random.nextInt(chance) == 0) {
      out.add(new Edit(size, false, lines(random, 1)));
    }
    return out;
  }

  /** Reads a patch as {@code patch} does, without forgiving anything. */
  private static List<String> patched(List<String> file, List<String> patch) {
    assertThat(patch.subList(0, 2)).containsExactly("--- a/f.yaml", "+++ b/f.yaml");
    List<String> out = new ArrayList<>();
    int at = 0;
    int line = 2;
    while (line < patch.size()) {
      int[] numbers = numbers(patch.get(line));
      assertThat(numbers[0] - 1).isGreaterThanOrEqualTo(at);
      out.addAll(file.subList(at, numbers[0] - 1));
      at = numbers[0] - 1;
      assertThat(out).hasSize(numbers[2] - 1);
      int from = at;
      int made = out.size();
      line++;
      while (at - from < numbers[1] || out.size() - made < numbers[3]) {
        String text = patch.get(line).substring(1);
        char kind = patch.get(line).charAt(0);
        if (kind != '+') {
          assertThat(text).isEqualTo(file.get(at));
          at++;
        }
        if (kind != '-') {
          out.add(text);
        }
        line++;
      }
      assertThat(at - from).isEqualTo(numbers[1]);
      assertThat(out.size() - made).isEqualTo(numbers[3]);
    }
    out.addAll(file.subList(at, file.size()));
    return out;
  }

  /** First line and number of lines of the old and the new file. */
  private static int[] numbers(String header) {
    String[] parts = header.split("[ ,]", -1);
    assertThat(parts).hasSize(6);
    return new int[] {
      -Integer.parseInt(parts[1]),
      Integer.parseInt(parts[2]),
      Integer.parseInt(parts[3]),
      Integer.parseInt(parts[4])
    };
  }
}
