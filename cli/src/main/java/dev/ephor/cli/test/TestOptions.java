package dev.ephor.cli.test;

import dev.ephor.cli.print.Colour;
import java.util.List;
import java.util.Optional;

/** What a call of {@code test} asks for. */
record TestOptions(
    List<String> paths,
    String fileName,
    Selector selector,
    RowFormat format,
    boolean failOnly,
    boolean detailed,
    boolean requireTests,
    boolean namespacedHttp,
    Optional<String> file,
    Colour.When colour) {
  TestOptions {
    paths = List.copyOf(paths);
  }
}
