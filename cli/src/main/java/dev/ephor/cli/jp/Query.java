package dev.ephor.cli.jp;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.FunctionInfo;
import dev.ephor.jmespath.FunctionTable;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesExpression;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** One run of {@code jp query}. Results go to the output alone, so that programs can read them. */
final class Query {
  private final ParseResult arguments;
  private final Terminal terminal;
  private final List<Diagnostic> problems;
  private final Sources sources;

  Query(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    this.arguments = arguments;
    this.terminal = terminal;
    this.problems = problems;
    this.sources = new Sources(terminal, problems);
  }

  static JmesCompilation compile(Sources.Expression expression) {
    return new JmesCompiler(FunctionTable.policy(Policies.environment()))
        .compile(expression.text(), expression.at());
  }

  static List<FunctionInfo> functions() {
    return FunctionTable.policy(Policies.environment()).functions();
  }

  void run() {
    Optional<String> input = Options.text(arguments, "--input");
    List<Sources.Expression> expressions =
        sources.expressions(Options.texts(arguments, "--query"), Options.arguments(arguments));
    if (expressions.isEmpty() && input.isPresent()) {
      sources.standardInput().ifPresent(text -> expressions.add(Sources.Expression.of(text)));
    }
    if (expressions.isEmpty()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("jp query", "no expression is given")
              .withHelp("ephor jp query -i pod.yaml 'metadata.name'"));
      return;
    }
    String name = input.orElse("<stdin>");
    Optional<String> text = input.isPresent() ? sources.file(name) : sources.standardInput();
    text.flatMap(content -> document(name, content))
        .ifPresent(root -> expressions.forEach(expression -> evaluate(expression, root)));
  }

  private Optional<Node> document(String name, String content) {
    ReadResult read = new DocumentReader().readAll(name, content);
    problems.addAll(read.diagnostics());
    if (read.documents().isEmpty() && !read.hasErrors()) {
      problems.add(LoadMistake.NOTHING_INSIDE.in(name, "has no document"));
    }
    return read.hasErrors()
        ? Optional.empty()
        : read.documents().stream().findFirst().map(Document::root);
  }

  private void evaluate(Sources.Expression expression, Node root) {
    switch (compile(expression)) {
      case JmesCompilation.Rejected(var why) -> problems.add(why);
      case JmesCompilation.Compiled(var compiled) -> print(expression, compiled, root);
    }
  }

  private void print(Sources.Expression expression, JmesExpression compiled, Node root) {
    Value value = compiled.evaluate(root);
    if (value instanceof ErrorValue error) {
      problems.add(Diagnostic.error(error.code(), expression.at(), error.message()));
    } else if (value instanceof StringNode(String text) && Options.isSet(arguments, "--unquoted")) {
      terminal.out().println(text);
    } else if (value instanceof Node node) {
      JsonWriter writer =
          Options.isSet(arguments, "--compact") ? JsonWriter.compact() : JsonWriter.pretty();
      terminal.out().println(writer.write(node));
    }
  }
}
