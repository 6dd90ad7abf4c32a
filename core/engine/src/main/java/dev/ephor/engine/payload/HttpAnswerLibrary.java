package dev.ephor.engine.payload;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Map;

/** Functions of policies for HTTP requests: {@code http.Allowed()}, {@code Header(name)} … */
final class HttpAnswerLibrary implements CelLibrary {
  private static final String REQUEST = "structure(" + HttpTypes.ATTRIBUTES.name() + ")";
  private static final String TEXTS = " -> list(string)";

  @Override
  public String name() {
    return "answers to http requests";
  }

  @Override
  public void declare(CelDeclarations to) {
    HttpTypes.CHECK_REQUEST.declare(to);
    to.structure(HttpAnswer.TYPE, Map.of());
    to.structure(HttpAnswer.Allowed.TYPE, Map.of());
    to.structure(HttpAnswer.Denied.TYPE, Map.of());
    String allowed = "structure(" + HttpAnswer.Allowed.TYPE + ")";
    String denied = "structure(" + HttpAnswer.Denied.TYPE + ")";
    String answer = " -> structure(" + HttpAnswer.TYPE + ")";
    to.function("http.Allowed", "() -> " + allowed, (_, _) -> new HttpAnswer.Allowed());
    to.function(
        "http.Denied", "(string) -> " + denied, (_, a) -> new HttpAnswer.Denied(text(a[0])));
    to.function("Response", allowed + ".()" + answer, (_, _) -> new HttpAnswer(true, ""));
    to.function(
        "Response",
        denied + ".()" + answer,
        (_, a) -> new HttpAnswer(false, ((HttpAnswer.Denied) a[0]).reason()));
    to.function(
        "Header", REQUEST + ".(string)" + TEXTS, (_, a) -> header((Message) a[0], text(a[1])));
    to.function(
        "QueryParam",
        REQUEST + ".(string)" + TEXTS,
        (_, a) -> ((Message) a[0]).content().object("query").array(text(a[1])));
  }

  private static String text(Value value) {
    return ((StringNode) value).value();
  }

  /** All values of a header; names of headers are the same in any case (RFC 9110 §5.1). */
  private static ArrayNode header(Message request, String name) {
    ObjectNode headers = request.content().object("header");
    for (String key : headers.keys()) {
      if (key.equalsIgnoreCase(name)) {
        return headers.array(key);
      }
    }
    return ArrayNode.EMPTY;
  }
}
