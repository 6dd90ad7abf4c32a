package dev.ephor.cli.print;

import dev.ephor.cli.load.Words;
import dev.ephor.cli.terminal.Options;
import picocli.CommandLine.ParseResult;

/** The options that say when to paint, which every command that prints results has. */
public final class ColourOptions {
  private ColourOptions() {}

  public static void declare(Options options) {
    options
        .text("WHEN", "auto, always or never.", "--color")
        .flag("The same as --color=never.", "--remove-color");
  }

  public static Colour.When read(ParseResult arguments, Words words) {
    Colour.When given =
        words.read(arguments, "--color", Colour.When.words(), Colour.When::of, Colour.When.AUTO);
    return Options.isSet(arguments, "--remove-color") ? Colour.When.NEVER : given;
  }
}
