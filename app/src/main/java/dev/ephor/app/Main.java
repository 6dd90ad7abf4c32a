package dev.ephor.app;

import dev.ephor.cli.Cli;
import dev.ephor.cli.Version;
import dev.ephor.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the program starts: picks the part that answers and loads no other. */
final class Main {
  private static final int BUFFER_BYTES = 1 << 16;

  private Main() {}

  public static void main(String[] arguments) {
    // Buffered, unlike System.out: a run over many resources prints many lines.
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
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

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        false,
        StandardCharsets.UTF_8);
  }
}
