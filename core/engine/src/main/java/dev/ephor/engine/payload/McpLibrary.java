package dev.ephor.engine.payload;

import dev.ephor.cel.CelBytes;
import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code mcp.Parse} and the arguments of the request it gives: each with the value that is taken
 * when the argument is not there or cannot be one of the type.
 */
final class McpLibrary implements CelLibrary {
  private static final String REQUEST = "structure(" + McpTypes.REQUEST.name() + ")";
  private static final int BYTES_PER_COST = 10;

  @Override
  public String name() {
    return "mcp";
  }

  @Override
  public void declare(CelDeclarations to) {
    McpTypes.REQUEST.declare(to);
    to.function("mcp.Parse", "(dyn) -> " + REQUEST, McpLibrary::parseAny);
    argument(to, "String", "string", ArgumentForm::text);
    argument(to, "Int", "int", ArgumentForm::whole);
    argument(to, "Float", "double", ArgumentForm::real);
    argument(to, "Bool", "bool", ArgumentForm::flag);
  }

  private static void argument(
      CelDeclarations to, String name, String type, Function<Node, Optional<Node>> form) {
    String one = REQUEST + ".(string, " + type + ") -> " + type;
    to.function(
        "Get" + name + "Argument",
        one,
        (_, a) -> find(a).flatMap(form).map(node -> (Value) node).orElse(a[2]));
    String many = REQUEST + ".(string, list(" + type + ")) -> list(" + type + ")";
    to.function(
        "Get" + name + "SliceArgument",
        many,
        (_, a) -> find(a).flatMap(node -> all(node, form)).orElse(a[2]));
  }

  /** Elements that cannot be of the type are left out. */
  private static Optional<Value> all(Node node, Function<Node, Optional<Node>> form) {
    if (!(node instanceof ArrayNode list)) {
      return Optional.empty();
    }
    List<Node> out = new ArrayList<>();
    for (Node element : list) {
      form.apply(element).ifPresent(out::add);
    }
    return Optional.of(ArrayNode.of(out));
  }

  private static Optional<Node> find(Value[] a) {
    return Optional.ofNullable(arguments((Message) a[0]).get(text(a[1])));
  }

  /** Arguments of a tool's call, else of a resource, else of a prompt. */
  private static ObjectNode arguments(Message request) {
    for (String field : List.of("ToolCall", "ResourceRead", "PromptGet")) {
      if (request.content().object(field).get("Arguments") instanceof ObjectNode found) {
        return found;
      }
    }
    return ObjectNode.EMPTY;
  }

  private static Value parseAny(CelCall call, Value[] a) {
    return switch (a[0]) {
      case StringNode(String text) -> parse(call, text);
      case CelBytes bytes -> parse(call, bytes.toString());
      default -> CelError.of("mcp: the message must be a string or bytes");
    };
  }

  private static Value parse(CelCall call, String text) {
    return call.charge(1 + text.length() / BYTES_PER_COST)
        ? McpMessages.parse(text)
        : call.stopped();
  }

  private static String text(Value value) {
    return ((StringNode) value).value();
  }
}
