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
import java.util.Map;

/**
 * {@code http.Get} and {@code http.Post}, and {@code http.Client(certificates)} that trusts others
 * than the system does. See {@link NamespacedHttp} for policies of a namespace.
 */
final class HttpLibrary implements CelLibrary {
  private static final String HEADERS = "map(string, string)";
  private static final int OK = 200;
  private static final int CERTIFICATES_MAX = 1 << 20;
  private static final String PEM = "-----BEGIN CERTIFICATE-----";

  private final boolean refused;

  /**
   * @param refused whether every call is an error
   */
  HttpLibrary(boolean refused) {
    this.refused = refused;
  }

  @Override
  public String name() {
    return refused ? "http in a namespace" : "http";
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
    ask(to, "Client", "(string) -> " + World.HTTP, (w, a) -> client(w, Question.text(a[1])));
  }

  private static Value client(World world, String certificates) {
    return certificates.length() <= CERTIFICATES_MAX && certificates.contains(PEM)
        ? world.trusting(certificates)
        : CelError.of("failed to parse the certificates of the client: they are no PEM");
  }

  private static void ask(CelDeclarations to, String name, String parameters, Question question) {
    Question.declare(to, name, World.HTTP, parameters, question);
  }

  private Value call(
      World world, String method, Value[] a, Value data, Map<String, String> headers) {
    if (refused) {
      return CelError.of("http calls are not allowed in namespaced policies");
    }
    if (!(CelJson.toNode(data) instanceof Node body)) {
      return CelError.of("request failed: the data is not JSON");
    }
    Value found =
        world.lookups().apiCall(world.request(method, Question.text(a[1]), headers, body));
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
