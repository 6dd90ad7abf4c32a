package dev.ephor.cli.fix;

import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ReadResult;
import dev.ephor.document.Severity;
import dev.ephor.document.YamlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rewrites files one after the other and says what changed. A file whose documents change is
 * written anew from their trees, so its comments would be lost; such files are left alone unless
 * that is asked for. Belongs to one thread.
 */
final class Rewriting {
  private final Terminal terminal;
  private final boolean save;
  private final boolean force;
  private final DocumentReader reader = new DocumentReader();
  private int open = 0;
  private int files = 0;
  private boolean changed = false;
  private boolean wrongInput = false;
  private boolean unwritten = false;

  Rewriting(Terminal terminal, boolean save, boolean force) {
    this.terminal = terminal;
    this.save = save;
    this.force = force;
  }

  /** A document as it is to be, and what was changed. */
  record Fixed(Node root, List<String> changes) {
    Fixed {
      changes = List.copyOf(changes);
    }
  }

  void report(List<Diagnostic> problems) {
    wrongInput |= problems.stream().anyMatch(one -> one.severity() == Severity.ERROR);
    Problems.print(problems, terminal);
  }

  void file(InputFile file, Function<Document, Fixed> fix) {
    files++;
    byte[] content;
    try (InputStream in = file.open()) {
      content = in.readNBytes((int) Math.min(reader.limits().bytesPerFile() + 1, 1 << 30));
    } catch (IOException e) {
      String reason = "cannot be read: " + InputPaths.reason(e);
      report(List.of(LoadMistake.UNREADABLE.in(file.name(), reason)));
      return;
    }
    ReadResult read = reader.readAll(file.name(), content);
    if (read.hasErrors()) {
      report(read.diagnostics());
      return;
    }
    List<Node> roots = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (Document document : read.documents()) {
      Fixed fixed = fix.apply(document);
      roots.add(fixed.root());
      changes.addAll(fixed.changes());
    }
    changes.forEach(terminal.out()::println);
    if (!changes.isEmpty()) {
      changed = true;
      write(file, new String(content, StandardCharsets.UTF_8), roots);
    }
  }

  private void write(InputFile file, String before, List<Node> roots) {
    if (!save) {
      open++;
    } else if (!(file.origin() instanceof InputFile.Origin.OnDisk)) {
      terminal.out().print(YamlWriter.inOrder().writeAll(roots));
    } else if (hasComments(before) && !force) {
      open++;
      report(
          List.of(
              LoadMistake.BAD_ARGUMENT
                  .in(file.name(), "is not written, as its comments would be lost")
                  .withHelp("change it by hand, or write it with --force")));
    } else {
      save(file, roots);
    }
  }

  private void save(InputFile file, List<Node> roots) {
    try {
      Files.writeString(
          terminal.environment().resolve(file.name()),
          YamlWriter.inOrder().writeAll(roots),
          StandardCharsets.UTF_8);
      terminal.err().println("Wrote " + file.name());
    } catch (IOException e) {
      unwritten = true;
      String reason = "cannot be written: " + InputPaths.reason(e);
      Problems.print(List.of(LoadMistake.UNREADABLE.in(file.name(), reason)), terminal);
    }
  }

  /** A number sign after a space may stand in a text as well; then force is asked for in vain. */
  private static boolean hasComments(String text) {
    for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
      if (at == 0 || Character.isWhitespace(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  int finish() {
    if (unwritten) {
      return ExitCode.FAILURE.number();
    }
    if (wrongInput) {
      return ExitCode.INPUT.number();
    }
    if (!changed) {
      terminal.err().println("nothing to change in " + files + (files == 1 ? " file" : " files"));
    } else if (open > 0 && !save) {
      terminal.err().println("nothing is written yet: --save does that");
    }
    return (open > 0 ? ExitCode.VIOLATION : ExitCode.OK).number();
  }
}
