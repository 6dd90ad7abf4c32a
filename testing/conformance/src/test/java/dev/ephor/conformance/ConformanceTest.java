package dev.ephor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs all public cases and holds the results of each folder against those of Kyverno's own
 * command. Folders that need what this version does not have are told apart by what their tests
 * use, not by name. Differences are listed with their reasons; one that is gone has to leave the
 * list. The tables are written to the build folder, and {@code docs/conformance.md} has the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTest {
  private List<FolderResult> results = List.of();

  @BeforeAll
  void runsAllFolders() throws IOException {
    Corpus corpus = Corpus.find();
    Assumptions.assumeTrue(corpus.isThere(), "the public cases are not here: not run");
    results = FolderResult.of(corpus);
    Path target = Golden.module().resolve("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve("conformance.md"), new ConformancePage(results).text());
    Files.writeString(
        target.resolve("conformance.tsv"),
        results.stream().map(ConformanceTest::line).collect(Collectors.joining()));
  }

  @Test
  void everyFolderHasTheResultsOfKyvernoOrAReasonForAnother() {
    assertThat(with(Verdict.Unexplained.class))
        .as("folders that differ without a reason")
        .isEmpty();
    assertThat(with(Verdict.Gone.class))
        .as("folders that differ no more: remove their reason")
        .isEmpty();
    assertThat(with(Verdict.Same.class))
        .as("folders with the same results")
        .hasSizeGreaterThan(results.size() / 2);
  }

  @Test
  void everyFolderRunsAtLeastTheResultsItLists() {
    assertThat(results)
        .filteredOn(r -> r.ephor().total() < r.kyverno().total())
        .filteredOn(r -> !r.is(Verdict.Later.class) && !r.is(Verdict.Differs.class))
        .as("folders with fewer results than Kyverno finds")
        .isEmpty();
  }

  @Test
  void thePageOnConformanceSaysWhatTheRunFound() throws IOException {
    Path docs = Golden.module().resolve("../../docs").normalize();
    String page = Files.readString(docs.resolve("conformance.md"));
    Golden.in(docs).check("conformance.md", new ConformancePage(results).writeInto(page));
  }

  private List<FolderResult> with(Class<? extends Verdict> verdict) {
    return results.stream().filter(result -> result.is(verdict)).toList();
  }

  private static String line(FolderResult result) {
    return "%s\t%s\t%s\t%s%n"
        .formatted(result.folder(), result.kyverno(), result.ephor(), result.verdict());
  }
}
