package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.Lookups.ApiRequest;
import java.util.Map;

/**
 * {@code http.Get} and {@code http.Post}. Policies of a namespace must not call services: whoever
 * may write them could reach what the engine reaches (CVE-2026-4789).
 */
final class HttpLibrary implements CelLibrary {
  private static final String HEADERS = "map(string, string)";
  private static final int OK = 200;

  private final boolean namespaced;

  HttpLibrary(boolean namespaced) {
    this.namespaced = namespaced;
  }

  @Override
  public String name() {
    return namespaced ? "http in a namespace" : "http";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(World.HTTP);
    ask(to, "Get", "(string) -> dyn", (w, a) -> call(w, "GET", a, NullNode.NULL, Map.of()));
    ask(
        to,
        "Get",
        "(string, " + HEADERS + ") -> dyn",
        (w, a) -> call(w, "GET", a, NullNode.NULL, Question.texts(a[2])));
    ask(to, "Post", "(string, dyn) -> dyn", (w, a) -> call(w, "POST", a, a[2], Map.of()));
    ask(
        to,
        "Post",
        "(string, dyn, " + HEADERS + ") -> dyn",
        (w, a) -> call(w, "POST", a, a[2], Question.texts(a[3])));
  }

  private static void ask(CelDeclarations to, String name, String parameters, Question question) {
    Question.declare(to, name, World.HTTP, parameters, question);
  }

  private Value call(
      World world, String method, Value[] a, Value data, Map<String, String> headers) {
    if (namespaced) {
      return CelError.of("http calls are not allowed in namespaced policies");
    }
    if (!(CelJson.toNode(data) instanceof Node body)) {
      return CelError.of("request failed: the data is not JSON");
    }
    Value found =
        world.lookups().apiCall(new ApiRequest(method, Question.text(a[1]), true, headers, body));
    Value answer = found instanceof Node read ? CelJson.withDoubles(read) : found;
    return switch (answer) {
      case ErrorValue error -> Question.orError("request failed", error);
      case ObjectNode object when object.has("statusCode") -> object;
      // Policies read the fields of an answer both from itself and from its body.
      case ObjectNode object ->
          (object.has("body") ? object : object.with("body", object))
              .with("statusCode", IntNode.of(OK));
      case Node other -> ObjectNode.builder().put("body", other).put("statusCode", OK).build();
      default -> answer;
    };
  }
}
