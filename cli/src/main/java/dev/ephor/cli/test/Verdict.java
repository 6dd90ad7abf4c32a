package dev.ephor.cli.test;

import dev.ephor.document.Diagnostic;
import java.util.List;

/**
 * What came of one test.
 *
 * @param problems what is wrong with its files
 */
record Verdict(TestFile test, List<Row> rows, List<Diagnostic> problems) {
  Verdict {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  long failed() {
    return rows.stream().filter(row -> !row.passed()).count();
  }
}
