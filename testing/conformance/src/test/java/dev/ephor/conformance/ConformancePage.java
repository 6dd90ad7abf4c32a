package dev.ephor.conformance;

import dev.ephor.conformance.Corpus.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The part of the page on conformance that a run writes: tables in markdown. */
record ConformancePage(List<FolderResult> results) {
  static final String BEGIN = "<!-- written by the conformance run: begin -->\n";
  private static final String MISSING = ", which is not available in this version";
  static final String END = "<!-- written by the conformance run: end -->\n";

  ConformancePage {
    results = List.copyOf(results);
  }

  /** The page with what stands between the two marks replaced. */
  String writeInto(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new AssertionError("the page on conformance has lost the marks of its tables");
    }
    return page.substring(0, begin + BEGIN.length()) + text() + page.substring(end);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    areas(lines);
    differences(lines);
    later(lines);
    registry(lines);
    return String.join("\n", lines) + "\n";
  }

  private void areas(List<String> lines) {
    lines.add("");
    lines.add(
        "| folders of | folders | Kyverno passed | failed | Ephor passed | failed "
            + "| same | differ | later |");
    lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    Map<String, List<FolderResult>> areas =
        results.stream()
            .collect(Collectors.groupingBy(FolderResult::area, TreeMap::new, Collectors.toList()));
    areas.forEach((area, folders) -> lines.add(row("`" + area + "`", folders)));
    lines.add(row("all", results));
    lines.add("");
  }

  private static String row(String name, List<FolderResult> folders) {
    Count kyverno = folders.stream().map(FolderResult::kyverno).reduce(Count.NONE, Count::plus);
    Count ephor = folders.stream().map(FolderResult::ephor).reduce(Count.NONE, Count::plus);
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %d |"
        .formatted(
            name,
            folders.size(),
            kyverno.passed(),
            kyverno.failed(),
            ephor.passed(),
            ephor.failed(),
            count(folders, r -> r.is(Verdict.Same.class)),
            count(
                folders,
                r ->
                    r.is(Verdict.Differs.class)
                        || r.is(Verdict.Unexplained.class)
                        || r.is(Verdict.Gone.class)),
            count(folders, r -> r.is(Verdict.Later.class)));
  }

  private static long count(List<FolderResult> folders, Predicate<FolderResult> which) {
    return folders.stream().filter(which).count();
  }

  private void differences(List<String> lines) {
    lines.add("## Differences");
    Difference.grouped(results)
        .forEach((difference, folders) -> {
          lines.add("");
          lines.add("**" + difference.what() + "**");
          lines.add("");
          lines.add(difference.because());
          lines.add("");
          lines.add("| folder | Kyverno | Ephor |");
          lines.add("|---|---|---|");
          folders.forEach(r -> lines.add(counts(r)));
        });
    lines.add("");
  }

  private static String counts(FolderResult result) {
    return "| `%s` | %s | %s |".formatted(result.folder(), result.kyverno(), result.ephor());
  }

  private void later(List<String> lines) {
    lines.add("## Not in this version");
    lines.add("");
    List<FolderResult> folders = results.stream().filter(r -> r.is(Verdict.Later.class)).toList();
    if (folders.isEmpty()) {
      lines.add("Every folder runs.");
    } else {
      lines.add("| folder | needs |");
      lines.add("|---|---|");
      for (FolderResult result : folders) {
        if (result.verdict() instanceof Verdict.Later(String what)) {
          lines.add("| `%s` | %s |".formatted(result.folder(), what.replace(MISSING, "")));
        }
      }
    }
    lines.add("");
  }

  private void registry(List<String> lines) {
    lines.add("## What needs a registry");
    lines.add("");
    lines.add("Kyverno's own command fails these results where it reaches no registry.");
    lines.add("");
    lines.add("| folder | Kyverno | Ephor |");
    lines.add("|---|---|---|");
    results.stream().filter(FolderResult::needsRegistry).forEach(r -> lines.add(counts(r)));
    lines.add("");
  }
}
