package dev.ephor.cli.lint;

import dev.ephor.cli.print.Colour;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call of {@code lint} asks for.
 *
 * @param paths files and folders
 * @param definitions paths of CustomResourceDefinitions
 * @param ignored codes of warnings that are not shown
 * @param fix whether files are rewritten where one mended text is known
 */
record LintOptions(
    List<String> paths,
    List<String> definitions,
    Set<String> ignored,
    boolean fix,
    FailOn failOn,
    Output output) {
  LintOptions {
    paths = List.copyOf(paths);
    definitions = List.copyOf(definitions);
    ignored = Set.copyOf(ignored);
  }

  /** How findings are shown; in a file, when one is named. */
  record Output(LintFormat format, Optional<String> file, Colour.When colour) {}
}
