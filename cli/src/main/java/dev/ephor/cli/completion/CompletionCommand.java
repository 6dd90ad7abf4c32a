package dev.ephor.cli.completion;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.NearestName;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor completion SHELL}: a script that lets a shell complete commands and options. */
public final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "powershell");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("completion");
    spec.usageMessage()
        .description("Print a script that lets a shell complete commands and options.")
        .footer(
            "%nExamples:",
            "  bash        source <(ephor completion bash)",
            "  zsh         source <(ephor completion zsh)",
            "  fish        ephor completion fish | source",
            "  powershell  ephor completion powershell | Out-String | Invoke-Expression");
    Options.of(spec).arguments("0..1", "SHELL", "bash, zsh, fish or powershell.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<String> given = Options.arguments(arguments);
    String shell = given.isEmpty() ? "" : given.getFirst();
    if (!SHELLS.contains(shell)) {
      String message =
          shell.isEmpty() ? "no shell is named" : "there is no completion for `" + shell + "`";
      String list = "shells: " + String.join(", ", SHELLS);
      Problems.print(
          List.of(
              LoadMistake.BAD_ARGUMENT
                  .in("completion", message)
                  .withHelp(
                      NearestName.help(shell, SHELLS).map(near -> near + " " + list).orElse(list))),
          terminal);
      return ExitCode.INPUT.number();
    }
    CommandSpec root = arguments.commandSpec().root();
    terminal.out().print(Scripts.of(shell, root));
    return ExitCode.OK.number();
  }
}
