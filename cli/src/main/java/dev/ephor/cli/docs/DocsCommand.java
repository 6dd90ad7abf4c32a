package dev.ephor.cli.docs;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor docs -o FOLDER}: a page of markdown for each command. */
public final class DocsCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("docs");
    spec.usageMessage()
        .description("Write a page of markdown for each command.")
        .footer("%nExample:", "  ephor docs -o reference");
    Options.of(spec)
        .text("FOLDER", "Folder of the pages, `.` if not given.", "-o", "--output")
        .flag("Write a head for generators of websites.", "--website")
        .flag("Link to files and not to names of pages.", "--markdownLinks")
        .flag("Pages have no date, whether this is given or not.", "--noDate", "--autogenTag");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    String folder = Options.text(arguments, "--output").orElse(".");
    Page.Style style =
        new Page.Style(
            Options.isSet(arguments, "--website"), Options.isSet(arguments, "--markdownLinks"));
    Map<String, String> pages = new TreeMap<>();
    add(arguments.commandSpec().root(), style, pages);
    Path path = terminal.environment().resolve(folder);
    try {
      Files.createDirectories(path);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(path.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      Problems.print(
          List.of(LoadMistake.UNREADABLE.in(folder, "cannot be written: " + InputPaths.reason(e))),
          terminal);
      return ExitCode.FAILURE.number();
    }
    terminal.err().println("Wrote " + pages.size() + " pages to " + folder);
    return ExitCode.OK.number();
  }

  private static void add(CommandSpec command, Page.Style style, Map<String, String> out) {
    if (command.usageMessage().hidden()) {
      return;
    }
    out.put(Page.file(command), new Page(command, style).text());
    command.subcommands().values().forEach(one -> add(one.getCommandSpec(), style, out));
  }
}
