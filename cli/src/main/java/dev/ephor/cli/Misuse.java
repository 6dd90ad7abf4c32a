package dev.ephor.cli;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments in one line, and what was probably meant in another. */
final class Misuse {
  private Misuse() {}

  static int report(ParameterException wrong, Terminal terminal) {
    CommandSpec spec = wrong.getCommandLine().getCommandSpec();
    String command = spec.qualifiedName();
    String general = "`" + command + " --help` has the options and examples";
    String message = lowerCase(String.valueOf(wrong.getMessage()));
    String help = general;
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      boolean option = word.startsWith("-");
      String name = option && word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
      message = (option ? "unknown option `" : "unknown command `") + name + "`";
      help = meant(name, words(spec, option)).map(near -> near + " " + general).orElse(general);
    }
    Problems.print(List.of(LoadMistake.BAD_ARGUMENT.in(command, message).withHelp(help)), terminal);
    return ExitCode.INPUT.number();
  }

  /** Options of one letter are nobody's misspelling: all of them are near each other. */
  private static Optional<String> meant(String name, List<String> words) {
    List<String> longer = words.stream().filter(word -> word.length() > 2).toList();
    if (name.length() <= 2) {
      return Optional.empty();
    }
    Optional<String> near = NearestName.help(name, longer);
    String part = name.substring(name.startsWith("--") ? 2 : 0);
    return near.isPresent() || part.length() < 4
        ? near
        : longer.stream()
            .filter(word -> word.contains(part))
            .findFirst()
            .map(word -> "did you mean `" + word + "`?");
  }

  private static List<String> words(CommandSpec spec, boolean options) {
    if (!options) {
      return List.copyOf(spec.subcommands().keySet());
    }
    List<String> out = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        out.addAll(List.of(option.names()));
      }
    }
    return out;
  }

  private static String lowerCase(String message) {
    String line = message.replace("'", "`").replace('\n', ' ');
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }
}
