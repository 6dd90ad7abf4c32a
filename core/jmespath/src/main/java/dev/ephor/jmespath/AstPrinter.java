package dev.ephor.jmespath;

import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.OptionalInt;

/** Prints syntax trees with the names that users of JMESPath's command line know. */
final class AstPrinter {
  private final StringBuilder out = new StringBuilder();

  private AstPrinter() {}

  static String print(Ast tree) {
    AstPrinter printer = new AstPrinter();
    printer.write(tree, 0);
    return printer.out.toString();
  }

  private void write(Ast form, int indent) {
    switch (form) {
      case Ast.Identity _ -> node("ASTIdentity", "", List.of(), indent);
      case Ast.Current _ -> node("ASTCurrentNode", "", List.of(), indent);
      case Ast.Field field -> node("ASTField", quoted(field.name()), List.of(), indent);
      case Ast.Literal literal -> node("ASTLiteral", text(literal.value()), List.of(), indent);
      case Ast.Index index -> node("ASTIndex", String.valueOf(index.index()), List.of(), indent);
      case Ast.Slice slice -> node("ASTSlice", text(slice), List.of(), indent);
      case Ast.Sub _ -> node("ASTSubexpression", "", form.children(), indent);
      case Ast.Indexed _ -> node("ASTIndexExpression", "", form.children(), indent);
      case Ast.Pipe _ -> node("ASTPipe", "", form.children(), indent);
      case Ast.Or _ -> node("ASTOrExpression", "", form.children(), indent);
      case Ast.And _ -> node("ASTAndExpression", "", form.children(), indent);
      case Ast.Not _ -> node("ASTNotExpression", "", form.children(), indent);
      case Ast.Comparison comparison ->
          node("ASTComparator", comparison.by().token, form.children(), indent);
      case Ast.Projection _ -> node("ASTProjection", "", form.children(), indent);
      case Ast.ValueProjection _ -> node("ASTValueProjection", "", form.children(), indent);
      case Ast.FilterProjection _ -> node("ASTFilterProjection", "", form.children(), indent);
      case Ast.Flatten _ -> node("ASTFlatten", "", form.children(), indent);
      case Ast.MultiList _ -> node("ASTMultiSelectList", "", form.children(), indent);
      case Ast.MultiHash hash -> members(hash, indent);
      case Ast.Call call ->
          node("ASTFunctionExpression", quoted(call.name()), form.children(), indent);
      case Ast.Reference _ -> node("ASTExpRef", "", form.children(), indent);
    }
  }

  private void node(String name, String value, List<Ast> children, int indent) {
    open(name, value, indent);
    if (!children.isEmpty()) {
      line(indent + 2, "children: {");
      for (Ast child : children) {
        write(child, indent + 4);
      }
      line(indent + 2, "}");
    }
    line(indent, "}");
  }

  private void members(Ast.MultiHash hash, int indent) {
    open("ASTMultiSelectHash", "", indent);
    line(indent + 2, "children: {");
    for (Ast.Member member : hash.members()) {
      node("ASTKeyValPair", quoted(member.key()), List.of(member.value()), indent + 4);
    }
    line(indent + 2, "}");
    line(indent, "}");
  }

  private void open(String name, String value, int indent) {
    line(indent, name + " {");
    if (!value.isEmpty()) {
      line(indent + 2, "value: " + value);
    }
  }

  private void line(int indent, String content) {
    out.repeat(' ', indent).append(content).append('\n');
  }

  private static String text(Node value) {
    return value instanceof StringNode(String text)
        ? quoted(text)
        : value == NullNode.NULL ? "" : GoJson.textOf(value);
  }

  private static String text(Ast.Slice slice) {
    return number(slice.from()) + ":" + number(slice.to()) + ":" + number(slice.step());
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
  }

  private static String quoted(String text) {
    return GoJson.textOf(StringNode.of(text));
  }
}
