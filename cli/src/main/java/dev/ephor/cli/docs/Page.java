package dev.ephor.cli.docs;

import dev.ephor.cli.terminal.HelpLayout;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of one command. */
record Page(CommandSpec command, Style style) {
  private static final Help.ColorScheme PLAIN = Help.defaultColorScheme(Help.Ansi.OFF);

  /**
   * @param website whether a page begins with a head for generators of websites
   * @param files whether links name files
   */
  record Style(boolean website, boolean files) {}

  static String file(CommandSpec command) {
    return name(command) + ".md";
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("_");
  }

  String text() {
    StringBuilder out = new StringBuilder();
    if (style.website()) {
      out.append("---\ntitle: ").append(command.qualifiedName()).append("\n---\n\n");
    } else {
      out.append("# ").append(command.qualifiedName()).append("\n\n");
    }
    for (String line : command.usageMessage().description()) {
      out.append(line).append('\n');
    }
    out.append("\n```\n").append(synopsis()).append("\n```\n");
    arguments(out);
    options(out);
    footer(out);
    links(out);
    return out.toString();
  }

  private String synopsis() {
    Help help = new HelpLayout().create(command, PLAIN);
    return help.synopsis(0).strip();
  }

  private void arguments(StringBuilder out) {
    for (PositionalParamSpec argument : command.positionalParameters()) {
      out.append("\n`").append(argument.paramLabel()).append("`: ");
      out.append(String.join(" ", argument.description())).append('\n');
    }
  }

  private void options(StringBuilder out) {
    out.append("\n## Options\n\n| option | meaning |\n|---|---|\n");
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
          names.add("`" + name + "`");
        }
        boolean isSwitch = option.type() == boolean.class || option.type() == Boolean.class;
        String value = isSwitch || option.usageHelp() ? "" : " " + option.paramLabel();
        String description = String.join(" ", option.description()).replace("|", "\\|");
        out.append("| ").append(String.join(", ", names)).append(value);
        out.append(" | ").append(description).append(" |\n");
      }
    }
  }

  private void footer(StringBuilder out) {
    boolean code = false;
    for (String line : String.join("\n", command.usageMessage().footer()).split("\n", -1)) {
      String text = line.replace("%n", "");
      if (text.startsWith("  ") != code) {
        out.append(code ? "```\n" : "\n```\n");
        code = !code;
      }
      out.append(line.contains("%n") ? "\n" : "").append(text).append('\n');
    }
    out.append(code ? "```\n" : "");
  }

  private void links(StringBuilder out) {
    List<CommandSpec> near = new ArrayList<>();
    if (command.parent() != null) {
      near.add(command.parent());
    }
    for (CommandLine one : command.subcommands().values()) {
      if (!one.getCommandSpec().usageMessage().hidden()) {
        near.add(one.getCommandSpec());
      }
    }
    if (near.isEmpty()) {
      return;
    }
    out.append("\n## See also\n\n");
    for (CommandSpec other : near) {
      String target = style.files() ? file(other) : name(other);
      String[] description = other.usageMessage().description();
      out.append("- [").append(other.qualifiedName()).append("](").append(target).append(")");
      out.append(description.length == 0 ? "" : ": " + description[0]).append('\n');
    }
  }
}
