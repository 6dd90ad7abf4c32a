package dev.ephor.cli.jp;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.NearestName;
import dev.ephor.jmespath.FunctionInfo;
import dev.ephor.jmespath.JmesCompilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor jp query|parse|function}. */
public final class JpCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("jp");
    spec.usageMessage().description("Work with JMESPath expressions as policies have them.");
    Options.of(spec);
    spec.addSubcommand("query", query());
    spec.addSubcommand("parse", parse());
    spec.addSubcommand("function", function());
    return spec;
  }

  private static CommandSpec query() {
    CommandSpec spec = CommandSpec.create().name("query");
    spec.usageMessage()
        .description(
            "Evaluate expressions on a JSON or YAML document.",
            "Without -i the document is read from stdin; with it, and without any",
            "expression, the expression is.")
        .footer(
            "%nExamples:",
            "  ephor jp query -i pod.yaml 'spec.containers[].image'",
            "  kubectl get pod web -o json | ephor jp query 'to_upper(metadata.name)' -u");
    Options.of(spec)
        .arguments("0..*", "EXPRESSION", "Expressions to evaluate.")
        .text("FILE", "The document, in place of stdin.", "-i", "--input")
        .texts("FILE", "Files with an expression each.", "-q", "--query")
        .flag("Write JSON without white space.", "-c", "--compact")
        .flag("Write texts without quotes.", "-u", "--unquoted");
    return spec;
  }

  private static CommandSpec parse() {
    CommandSpec spec = CommandSpec.create().name("parse");
    spec.usageMessage()
        .description("Print the syntax tree of expressions.")
        .footer("%nExample:", "  ephor jp parse 'request.object.metadata.name | truncate(@, `9`)'");
    Options.of(spec)
        .arguments("0..*", "EXPRESSION", "Expressions to parse; read from stdin without any.")
        .texts("FILE", "Files with an expression each.", "-f", "--file");
    return spec;
  }

  private static CommandSpec function() {
    CommandSpec spec = CommandSpec.create().name("function");
    spec.usageMessage().description("List functions, or tell about those that are named.");
    Options.of(spec).arguments("0..*", "NAME", "Names of functions.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ParseResult chosen = arguments.subcommand();
    List<Diagnostic> problems = new ArrayList<>();
    switch (chosen.commandSpec().name()) {
      case "query" -> new Query(chosen, terminal, problems).run();
      case "parse" -> parse(chosen, terminal, problems);
      default -> function(chosen, terminal, problems);
    }
    Problems.print(problems, terminal);
    return (problems.isEmpty() ? ExitCode.OK : ExitCode.INPUT).number();
  }

  private static void parse(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    Sources sources = new Sources(terminal, problems);
    List<Sources.Expression> expressions =
        sources.expressions(Options.texts(arguments, "--file"), Options.arguments(arguments));
    if (expressions.isEmpty() && problems.isEmpty()) {
      sources.standardInput().ifPresent(text -> expressions.add(Sources.Expression.of(text)));
    }
    for (Sources.Expression expression : expressions) {
      switch (Query.compile(expression)) {
        case JmesCompilation.Compiled(var compiled) ->
            terminal.out().println(compiled.syntaxTree().stripTrailing());
        case JmesCompilation.Rejected(var why) -> problems.add(why);
      }
    }
  }

  private static void function(
      ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    List<String> names = Options.arguments(arguments);
    List<FunctionInfo> known = Query.functions();
    List<String> knownNames = known.stream().map(FunctionInfo::name).toList();
    for (String name : names) {
      if (!knownNames.contains(name)) {
        problems.add(
            LoadMistake.NO_SUCH_NAME
                .in("function", "there is no function `" + name + "`")
                .withHelp(NearestName.help(name, knownNames)));
      }
    }
    boolean first = true;
    for (FunctionInfo info : known) {
      if (names.isEmpty() || names.contains(info.name())) {
        terminal.out().println((first ? "" : "\n") + "Name: " + info.name());
        terminal.out().println("  Signature: " + info.signature());
        terminal.out().println("  Note:      " + info.note());
        first = false;
      }
    }
  }

  /** Reads all of the standard input. */
  static Optional<String> readAll(Terminal terminal, List<Diagnostic> problems) {
    try {
      byte[] bytes = terminal.in().readNBytes(Sources.BYTES_MAX);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in("<stdin>", "cannot be read: " + InputPaths.reason(e)));
      return Optional.empty();
    }
  }
}
