package dev.ephor.app;

import dev.ephor.cli.Cli;
import dev.ephor.cli.Version;
import dev.ephor.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the program starts: picks the part that answers and loads no other. */
final class Main {
  private static final int BUFFER_BYTES = 1 << 16;

  private Main() {}

  public static void main(String[] arguments) {
    // Buffered, unlike System.out: a run over many resources prints many lines.
    PrintStream out = stream(new FileOutputStream(FileDescriptor.out), false);
    // What is said on both streams is read in the order in which it was said.
    PrintStream err = stream(new AfterOther(new FileOutputStream(FileDescriptor.err), out), true);
    int code =
        run(List.of(arguments), new Terminal(new FileInputStream(FileDescriptor.in), out, err));
    out.flush();
    err.flush();
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(List<String> arguments, Terminal terminal) {
    // The commonest question of scripts is answered before any command is even declared.
    if (arguments.equals(List.of("version")) || arguments.equals(List.of("--version"))) {
      terminal.out().println(Version.line());
      return 0;
    }
    return Cli.run(arguments, terminal, new Editors());
  }

  private static PrintStream stream(OutputStream target, boolean flushesLines) {
    return new PrintStream(
        new BufferedOutputStream(target, BUFFER_BYTES), flushesLines, StandardCharsets.UTF_8);
  }
}
