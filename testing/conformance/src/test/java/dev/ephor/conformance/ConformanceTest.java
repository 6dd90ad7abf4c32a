package dev.ephor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.conformance.Corpus.Answer;
import dev.ephor.conformance.Corpus.Count;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Runs all public cases and holds the results of each folder against those of Kyverno's own
 * command. Folders that need what this version does not have are told apart by what their tests
 * use, not by name. Differences are listed with their reasons; one that is gone has to leave the
 * list. A table of all folders is written to the build folder.
 */
final class ConformanceTest {
  private static final Answer NOTHING = new Answer(new Count(0, 0), "");

  @Test
  void everyFolderHasTheResultsOfKyvernoOrAReasonForAnother() throws IOException {
    Corpus corpus = Corpus.find();
    Assumptions.assumeTrue(corpus.isThere(), "the public cases are not here: not run");
    Map<String, Count> expected = corpus.expected();
    Map<String, Answer> answers = corpus.run();
    Map<String, String> reasons = reasons();

    List<String> unexplained = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    StringBuilder table = new StringBuilder("folder\tkyverno\tephor\tverdict\n");
    int same = 0;
    for (Map.Entry<String, Count> entry : expected.entrySet()) {
      Answer answer = answers.getOrDefault(entry.getKey(), NOTHING);
      boolean equal = answer.count().equals(entry.getValue());
      String reason = reasons.getOrDefault(entry.getKey(), "");
      String verdict;
      if (!answer.later().isEmpty()) {
        verdict = "later: " + answer.later();
      } else if (equal) {
        verdict = "same";
        same++;
        if (!reason.isEmpty()) {
          gone.add(entry.getKey());
        }
      } else if (reason.isEmpty()) {
        verdict = "DIFFERS";
        unexplained.add(
            entry.getKey() + ": Kyverno " + entry.getValue() + "; Ephor " + answer.count());
      } else {
        verdict = "differs: " + reason;
      }
      table.append(entry.getKey()).append('\t').append(entry.getValue()).append('\t');
      table.append(answer.count()).append('\t').append(verdict).append('\n');
    }
    Path file = Path.of("target", "conformance.tsv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);

    assertThat(unexplained).as("folders that differ without a reason, see %s", file).isEmpty();
    assertThat(gone).as("folders that differ no more: remove their reason").isEmpty();
    assertThat(same).as("folders with the same results").isGreaterThan(expected.size() / 2);
  }

  @Test
  void everyFolderRunsAtLeastTheResultsItLists() throws IOException {
    Corpus corpus = Corpus.find();
    Assumptions.assumeTrue(corpus.isThere(), "the public cases are not here: not run");
    Map<String, String> reasons = reasons();
    List<String> fewer = new ArrayList<>();
    Map<String, Answer> answers = corpus.run();
    corpus
        .expected()
        .forEach((folder, count) -> {
          Answer answer = answers.getOrDefault(folder, NOTHING);
          if (answer.count().total() < count.total()
              && answer.later().isEmpty()
              && !reasons.containsKey(folder)) {
            fewer.add(folder + ": " + answer.count().total() + " of " + count.total());
          }
        });
    assertThat(fewer).as("folders with fewer results than Kyverno finds").isEmpty();
  }

  private static Map<String, String> reasons() {
    Map<String, String> out = new LinkedHashMap<>();
    for (Case difference : Cases.in("differences").stream().toList()) {
      difference.allowOnly("folders");
      difference.texts("folders").forEach(folder -> out.put(folder, difference.name()));
    }
    return out;
  }
}
