package dev.ephor.cli.load;

import dev.ephor.cli.terminal.Options;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** Reads options that take one of a few words, and reports others. */
public final class Words {
  private final List<Diagnostic> problems;

  public Words(List<Diagnostic> problems) {
    this.problems = problems;
  }

  public <T> Optional<T> read(
      String option, String given, List<String> words, Function<String, Optional<T>> of) {
    Optional<T> known = of.apply(given);
    if (known.isEmpty()) {
      String list = "valid values: " + String.join(", ", words);
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in(option, "`" + given + "` is not a valid value")
              .withHelp(
                  NearestName.help(given, words).map(near -> near + " " + list).orElse(list)));
    }
    return known;
  }

  /** The value of an option that may be left out; one that is not valid is reported. */
  public <T> T read(
      ParseResult arguments,
      String option,
      List<String> words,
      Function<String, Optional<T>> of,
      T otherwise) {
    return Options.text(arguments, option)
        .flatMap(given -> read(option, given, words, of))
        .orElse(otherwise);
  }

  /** Texts of the form {@code name=value}. */
  public static Map<String, String> pairs(
      String option, List<String> given, List<Diagnostic> problems) {
    Map<String, String> out = new LinkedHashMap<>();
    for (String pair : given) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        problems.add(
            LoadMistake.BAD_ARGUMENT
                .in(option, "`" + pair + "` has no name and value")
                .withHelp(option + " request.mode=dev"));
      } else {
        out.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return out;
  }
}
