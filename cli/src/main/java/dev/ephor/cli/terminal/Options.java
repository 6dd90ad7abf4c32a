package dev.ephor.cli.terminal;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Declares options of one command and reads what was given for them. */
public final class Options {
  private static final int HELP_COLUMNS = 96;

  private final CommandSpec spec;

  private Options(CommandSpec spec) {
    this.spec = spec;
  }

  /** Options of a command with {@code --help} among them. */
  public static Options of(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    spec.usageMessage().sortOptions(false).abbreviateSynopsis(true).width(HELP_COLUMNS);
    return new Options(spec);
  }

  /**
   * {@code --help} and {@code --version}, as picocli's own standard options. Those are declared by
   * annotations, whose proxies cost a start 30 ms.
   */
  public static CommandSpec standard(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /** More options of a command that has its {@code --help}. */
  public static Options add(CommandSpec spec) {
    return new Options(spec);
  }

  public Options flag(String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .arity("0..1")
            .type(boolean.class)
            .fallbackValue("true")
            .defaultValue("false")
            .description(description)
            .build());
    return this;
  }

  public Options text(String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  /** An option that may be given several times, or once with values separated by commas. */
  public Options texts(String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  /** An option that may be given several times; commas are part of its values. */
  public Options repeated(String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  public Options number(int absent, String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(int.class)
            .defaultValue(Integer.toString(absent))
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  public Options arguments(String arity, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .arity(arity)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(arity.equals("0..1") ? "[" + label + "]" : label)
            .hideParamSyntax(arity.equals("0..1"))
            .description(description)
            .build());
    return this;
  }

  /**
   * Options that other versions have: they are known, so that using one says what is missing and
   * not that it is unknown.
   */
  public Options unavailable(String... names) {
    for (String name : names) {
      spec.addOption(
          OptionSpec.builder(name.split(" "))
              .arity("0..1")
              .type(String.class)
              .fallbackValue("")
              .hidden(true)
              .build());
    }
    return this;
  }

  /** The first option given that {@link #unavailable} declared. */
  public static Optional<String> unavailable(ParseResult arguments) {
    return arguments.matchedOptions().stream()
        .filter(option -> option.hidden())
        .map(option -> option.longestName())
        .findFirst();
  }

  public static boolean isSet(ParseResult arguments, String name) {
    return Boolean.TRUE.equals(arguments.matchedOptionValue(name, Boolean.FALSE));
  }

  public static Optional<String> text(ParseResult arguments, String name) {
    String value = arguments.matchedOptionValue(name, "");
    return arguments.hasMatchedOption(name) ? Optional.of(value) : Optional.empty();
  }

  public static List<String> texts(ParseResult arguments, String name) {
    return arguments.matchedOptionValue(name, List.of());
  }

  public static int number(ParseResult arguments, String name, int absent) {
    return arguments.matchedOptionValue(name, absent);
  }

  public static List<String> arguments(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, List.of());
  }
}
