package dev.ephor.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns what the YAML parser complains about into diagnostics in our words. */
final class YamlProblems {
  private YamlProblems() {}

  static Diagnostic diagnostic(YamlEngineException problem, RawDocument raw, String text) {
    return switch (problem) {
      case MarkedYamlEngineException marked -> marked(marked, raw);
      case ReaderException unprintable ->
          Diagnostic.error(
                  DocumentCodes.YAML_SYNTAX,
                  at(raw, text, unprintable.getPosition()),
                  String.format("character U+%04X is not allowed", unprintable.getCodePoint()))
              .withHelp("write it as an escape in double quotes");
      default ->
          Diagnostic.error(
              DocumentCodes.YAML_SYNTAX,
              new SourceLocation(raw.file(), raw.firstLine(), 1, ""),
              reworded(String.valueOf(problem.getMessage())));
    };
  }

  private static Diagnostic marked(MarkedYamlEngineException e, RawDocument raw) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    SourceLocation at =
        mark.map(m ->
                new SourceLocation(
                    raw.file(), m.getLine() + raw.firstLine(), m.getColumn() + 1, ""))
            .orElse(new SourceLocation(raw.file(), raw.firstLine(), 0, ""));
    String problem = reworded(String.valueOf(e.getProblem()));
    String context = e.getContext() == null ? "" : reworded(e.getContext());
    boolean tab = problem.contains("(TAB)");
    if (tab) {
      return Diagnostic.error(DocumentCodes.YAML_SYNTAX, at, "tab character in the indentation")
          .withHelp("indent with spaces");
    }
    String message = context.isEmpty() ? problem : problem + " " + context;
    return Diagnostic.error(DocumentCodes.YAML_SYNTAX, at, message).withHelp(help(problem));
  }

  private static Optional<String> help(String problem) {
    if (problem.startsWith("mapping values are not allowed")) {
      return Optional.of("quote text that contains a colon and a space, or check the indentation");
    }
    if (problem.contains("that cannot start any token")) {
      return Optional.of("quote text that begins with this character");
    }
    if (problem.startsWith("expected <block end>")) {
      return Optional.of("check the indentation of this line and of the lines before it");
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return Optional.of("a closing quote is missing");
    }
    return Optional.empty();
  }

  private static String reworded(String text) {
    return Excerpt.message(text.replace('\'', '`').replace('"', '`'));
  }

  private static SourceLocation at(RawDocument raw, String text, int codePoint) {
    int line = raw.firstLine();
    int column = 1;
    int i = 0;
    for (int n = 0; n < codePoint && i < text.length(); n++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
      i += Character.charCount(text.codePointAt(i));
    }
    return new SourceLocation(raw.file(), line, column, "");
  }
}
