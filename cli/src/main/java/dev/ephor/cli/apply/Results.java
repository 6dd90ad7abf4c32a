package dev.ephor.cli.apply;

import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.ResultTable;
import dev.ephor.cli.terminal.Screen;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.report.Counts;
import dev.ephor.report.Entry;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where results go. Text is printed as it comes; the other formats need all results, as they begin
 * with counts or align their columns.
 */
final class Results {
  private static final int BUFFER_BYTES = 1 << 16;

  private final ApplyOptions.Output output;
  private final Terminal terminal;
  private final String version;
  private final Colour colour;
  private final List<Entry> entries = new ArrayList<>();
  private final TextPrinter text;

  private Results(ApplyOptions.Output output, Terminal terminal, String version) {
    this.output = output;
    this.terminal = terminal;
    this.version = version;
    this.colour =
        output.file().isPresent() ? Colour.OFF : Colour.forOutput(output.colour(), terminal);
    this.text = new TextPrinter(terminal.out(), colour);
  }

  static Results open(ApplyOptions.Output output, Terminal terminal, String version) {
    return new Results(output, terminal, version);
  }

  void add(List<Entry> more) {
    if (output.format() == Format.TEXT && output.file().isEmpty()) {
      text.print(more);
    } else {
      entries.addAll(more);
    }
  }

  void finish(Counts counts) throws IOException {
    if (output.file().isEmpty()) {
      if (output.format() == Format.TEXT) {
        text.finish();
      } else {
        write(terminal.out(), counts);
      }
      return;
    }
    Path file = terminal.environment().resolve(output.file().get());
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES),
            false,
            StandardCharsets.UTF_8)) {
      write(out, counts);
      if (out.checkError()) {
        throw new IOException("the disk may be full");
      }
    }
  }

  private void write(PrintStream out, Counts counts) throws IOException {
    switch (output.format()) {
      case TEXT -> {
        TextPrinter printer = new TextPrinter(out, colour);
        printer.print(entries);
        printer.finish();
      }
      case TABLE -> out.print(ResultTable.render(entries, output.detailed(), colour, columns()));
      case JSON, YAML, JUNIT, SARIF, MARKDOWN, HTML, CSV, GITLAB, GITHUB, EXCEPTIONS -> {
        // Documents are written in small pieces, for which a PrintStream is slow.
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_BYTES);
        Documents.write(output, entries, counts, version, writer);
        writer.flush();
      }
    }
  }

  private int columns() {
    return output.file().isPresent() ? Screen.UNLIMITED : terminal.environment().screen().columns();
  }
}
