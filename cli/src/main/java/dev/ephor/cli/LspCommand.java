package dev.ephor.cli;

import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor lsp}: declares the command that an editor starts. */
final class LspCommand implements Command {
  private final LanguageService service;

  LspCommand(LanguageService service) {
    this.service = service;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("lsp");
    spec.usageMessage()
        .description("Serve an editor that speaks the Language Server Protocol over stdio.")
        .footer(
            "%nAn editor starts it. It shows what `ephor lint` finds while a policy is written,",
            "explains fields and functions, completes names and writes what was meant.");
    Options.of(spec)
        .texts(
            "PATH",
            "Files or folders with CustomResourceDefinitions, for kinds that Kubernetes lacks.",
            "--crd-path",
            "--crd-paths")
        .flag("Ignored: editors add it, and there is no other way.", "--stdio");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    return service.serve(terminal, Options.texts(arguments, "--crd-paths"));
  }
}
