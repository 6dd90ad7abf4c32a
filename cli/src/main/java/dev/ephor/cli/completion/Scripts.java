package dev.ephor.cli.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completion scripts from the declarations of commands. */
final class Scripts {
  /** Commands by their path, such as {@code jp query}; the empty path is the program itself. */
  private final Map<String, CommandSpec> commands = new LinkedHashMap<>();

  private Scripts(CommandSpec root) {
    collect("", root);
  }

  private void collect(String path, CommandSpec spec) {
    commands.put(path, spec);
    commandsOf(spec)
        .forEach((name, below) -> collect(path.isEmpty() ? name : path + " " + name, below));
  }

  /** The commands below one that help tells about. */
  private static Map<String, CommandSpec> commandsOf(CommandSpec spec) {
    Map<String, CommandSpec> out = new LinkedHashMap<>();
    spec.subcommands()
        .forEach((name, line) -> {
          if (!line.getCommandSpec().usageMessage().hidden()) {
            out.put(name, line.getCommandSpec());
          }
        });
    return out;
  }

  static String of(String shell, CommandSpec root) {
    Scripts scripts = new Scripts(root);
    return switch (shell) {
      case "bash" -> scripts.bash();
      case "zsh" -> scripts.zsh();
      case "fish" -> scripts.fish();
      default -> scripts.powershell();
    };
  }

  private static List<String> words(CommandSpec spec) {
    List<String> out = new ArrayList<>(commandsOf(spec).keySet());
    visible(spec).forEach(option -> out.addAll(Arrays.asList(option.names())));
    return out;
  }

  private static List<OptionSpec> visible(CommandSpec spec) {
    return spec.options().stream().filter(option -> !option.hidden()).toList();
  }

  private static String description(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replace("%n", "");
  }

  /** The function finds the deepest command on the line and offers its words, else files. */
  private String bash() {
    StringBuilder out = new StringBuilder("# bash completion for ephor\n_ephor() {\n");
    out.append("  local word=${COMP_WORDS[COMP_CWORD]} path= candidate i\n");
    out.append("  for ((i = 1; i < COMP_CWORD; i++)); do\n");
    out.append("    candidate=${path:+$path }${COMP_WORDS[i]}\n");
    out.append("    case $candidate in\n");
    out.append("      ").append(paths()).append(") path=$candidate ;;\n");
    out.append("    esac\n  done\n  local words=\n  case $path in\n");
    commands.forEach((path, spec) ->
        out.append("    '" + path + "') words='" + String.join(" ", words(spec)) + "' ;;\n"));
    out.append("  esac\n");
    out.append("  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n");
    out.append("  [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- \"$word\"))\n}\n");
    return out.append("complete -o filenames -F _ephor ephor\n").toString();
  }

  private String paths() {
    return String.join(
        " | ",
        commands.keySet().stream()
            .filter(path -> !path.isEmpty())
            .map(path -> "'" + path + "'")
            .toList());
  }

  private String zsh() {
    StringBuilder out = new StringBuilder("#compdef ephor\n_ephor() {\n");
    out.append("  local path= candidate i\n  local -a offers\n");
    out.append("  for ((i = 2; i < CURRENT; i++)); do\n");
    out.append("    candidate=${path:+$path }${words[i]}\n    case $candidate in\n");
    out.append("      ").append(paths().replace(" | ", "|")).append(") path=$candidate ;;\n");
    out.append("    esac\n  done\n  case $path in\n");
    commands.forEach((path, spec) -> {
      out.append("    '" + path + "')\n      offers=(\n");
      zshOffers(spec, out);
      out.append("      ) ;;\n");
    });
    out.append("  esac\n  _describe 'ephor' offers\n  _files\n}\ncompdef _ephor ephor\n");
    return out.toString();
  }

  private static void zshOffers(CommandSpec spec, StringBuilder out) {
    commandsOf(spec)
        .forEach((name, below) ->
            out.append(zshOffer(name, description(below.usageMessage().description()))));
    for (OptionSpec option : visible(spec)) {
      for (String name : option.names()) {
        out.append(zshOffer(name, description(option.description())));
      }
    }
  }

  private static String zshOffer(String name, String description) {
    String safe = description.replace("'", "").replace(":", "\\:").replace("`", "");
    return "        '" + name + ":" + safe + "'\n";
  }

  private String fish() {
    StringBuilder out = new StringBuilder("# fish completion for ephor\n");
    commands.forEach((path, spec) -> {
      String condition = fishCondition(path, spec);
      commandsOf(spec)
          .forEach((name, below) ->
              out.append("complete -c ephor -f -n '" + condition + "' -a " + name)
                  .append(fishDescription(below.usageMessage().description())));
      for (OptionSpec option : visible(spec)) {
        out.append("complete -c ephor -n '" + condition + "'");
        for (String name : option.names()) {
          out.append(
              name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        out.append(option.arity().min() > 0 ? " -r" : "");
        out.append(fishDescription(option.description()));
      }
    });
    return out.toString();
  }

  private static String fishDescription(String[] lines) {
    String text = description(lines).replace("'", "").replace("\\", "");
    return text.isEmpty() ? "\n" : " -d '" + text + "'\n";
  }

  private static String fishCondition(String path, CommandSpec spec) {
    if (path.isEmpty()) {
      return "__fish_use_subcommand";
    }
    StringBuilder out = new StringBuilder();
    for (String word : path.split(" ")) {
      out.append(out.isEmpty() ? "" : "; and ");
      out.append("__fish_seen_subcommand_from ").append(word);
    }
    if (!commandsOf(spec).isEmpty()) {
      String deeper = String.join(" ", commandsOf(spec).keySet());
      out.append("; and not __fish_seen_subcommand_from ").append(deeper);
    }
    return out.toString();
  }

  private String powershell() {
    StringBuilder out = new StringBuilder("# PowerShell completion for ephor\n");
    out.append("Register-ArgumentCompleter -Native -CommandName ephor -ScriptBlock {\n");
    out.append("  param($word, $ast, $position)\n  $words = @{\n");
    commands.forEach((path, spec) ->
        out.append("    '" + path + "' = @('" + String.join("', '", words(spec)) + "')\n"));
    out.append("  }\n  $path = ''\n");
    out.append("  foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {\n");
    out.append("    $candidate = (\"$path \" + $element.ToString()).Trim()\n");
    out.append("    if ($words.ContainsKey($candidate)) { $path = $candidate }\n  }\n");
    out.append("  $words[$path] | Where-Object { $_ -like \"$word*\" } | ForEach-Object {\n");
    out.append("    [System.Management.Automation.CompletionResult]::new(");
    return out.append("$_, $_, 'ParameterValue', $_)\n  }\n}\n").toString();
  }
}
