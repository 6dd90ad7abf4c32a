package dev.ephor.cli.jp;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where expressions and documents come from: arguments, files and the standard input. */
record Sources(Terminal terminal, List<Diagnostic> problems) {
  static final int BYTES_MAX = 64 << 20;

  /** Text of an expression and where it stands. */
  record Expression(String text, SourceLocation at) {
    static Expression of(String text) {
      return new Expression(text.strip(), new SourceLocation("<expression>", 1, 1, ""));
    }
  }

  List<Expression> expressions(List<String> files, List<String> given) {
    List<Expression> out = new ArrayList<>();
    for (String file : files) {
      file(file)
          .ifPresent(
              text -> out.add(new Expression(text.strip(), new SourceLocation(file, 1, 1, ""))));
    }
    given.forEach(text -> out.add(Expression.of(text)));
    return out;
  }

  Optional<String> file(String file) {
    try {
      return Optional.of(Files.readString(terminal.environment().resolve(file)));
    } catch (NoSuchFileException e) {
      problems.add(LoadMistake.NOT_FOUND.in(file, "no such file"));
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in(file, "cannot be read: " + InputPaths.reason(e)));
    }
    return Optional.empty();
  }

  Optional<String> standardInput() {
    return JpCommand.readAll(terminal, problems);
  }
}
