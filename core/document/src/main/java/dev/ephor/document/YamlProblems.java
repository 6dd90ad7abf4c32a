package dev.ephor.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

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
      case YamlVersionException version ->
          Diagnostic.error(
              DocumentCodes.YAML_SYNTAX,
              new SourceLocation(raw.file(), raw.firstLine(), 1, ""),
              "YAML version " + version.getSpecVersion().getRepresentation() + " is not known");
      default ->
          Diagnostic.error(
              DocumentCodes.YAML_SYNTAX,
              new SourceLocation(raw.file(), raw.firstLine(), 1, ""),
              reworded(String.valueOf(problem.getMessage())));
    };
  }

  private static Diagnostic marked(MarkedYamlEngineException e, RawDocument raw) {
    String problem = reworded(String.valueOf(e.getProblem()));
    String context = e.getContext() == null ? "" : reworded(e.getContext());
    Wording wording = wording(problem, context);
    Optional<Mark> mark =
        wording.atContext()
            ? e.getContextMark().or(e::getProblemMark)
            : e.getProblemMark().or(e::getContextMark);
    SourceLocation at =
        mark.map(m ->
                new SourceLocation(
                    raw.file(), m.getLine() + raw.firstLine(), m.getColumn() + 1, ""))
            .orElse(new SourceLocation(raw.file(), raw.firstLine(), 0, ""));
    Diagnostic found = Diagnostic.error(DocumentCodes.YAML_SYNTAX, at, wording.message());
    return wording.help().isEmpty() ? found : found.withHelp(wording.help());
  }

  /** What we say, and whether the place to show is where the broken construct began. */
  private record Wording(String message, String help, boolean atContext) {}

  private static Wording wording(String problem, String context) {
    boolean atEnd = problem.contains("stream end") || problem.contains("end of stream");
    if (atEnd && context.contains("quoted scalar")) {
      return new Wording("quoted text is not closed", "", true);
    }
    if (atEnd && context.contains("flow sequence")) {
      return new Wording("`[` is not closed", "", true);
    }
    if (atEnd && context.contains("flow mapping")) {
      return new Wording("`{` is not closed", "", true);
    }
    if (problem.contains("(TAB)")) {
      return new Wording("tab character in the indentation", "indent with spaces", false);
    }
    if (problem.startsWith("could not find expected `:`")) {
      return new Wording("expected `:` after the key that begins here", "", true);
    }
    if (problem.startsWith("found unknown escape character ")) {
      String character = problem.substring("found unknown escape character ".length());
      return new Wording(
          "unknown escape `\\" + character.charAt(0) + "` in double quotes",
          "write `\\\\` for a backslash, or use single quotes",
          false);
    }
    if (problem.startsWith("unexpected character found") && context.contains("scanning an ")) {
      return new Wording(
          "name of the " + context.substring(context.lastIndexOf(' ') + 1) + " is missing",
          "quote text that begins with `&` or `*`",
          false);
    }
    String message = context.isEmpty() ? problem : problem + " " + context;
    return new Wording(message, help(problem), false);
  }

  private static String help(String problem) {
    if (problem.startsWith("mapping values are not allowed")) {
      return "quote text that contains a colon and a space, or check the indentation";
    }
    if (problem.contains("that cannot start any token")) {
      return "quote text that begins with this character";
    }
    if (problem.startsWith("expected the end of the block")) {
      return "check the indentation of this line and of the lines before it";
    }
    return "";
  }

  private static String reworded(String text) {
    int advice = text.indexOf(" (Do not use");
    String kept = advice < 0 ? text : text.substring(0, advice);
    String quoted = kept.replace('\'', '`').replace('"', '`');
    return Excerpt.message(
        quoted
            .replace("<block end>", "the end of the block")
            .replace("`<", "`")
            .replace(">`", "`"));
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
