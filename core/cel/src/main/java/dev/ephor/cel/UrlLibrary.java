package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Kubernetes' functions on URLs. */
final class UrlLibrary implements CelLibrary {
  @Override
  public String name() {
    return "url";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(RequestUrl.TYPE);
    to.function("url", "(string) -> " + RequestUrl.TYPE, UrlLibrary::parse);
    to.function(
        "isURL",
        "(string) -> bool",
        (call, a) -> BoolNode.of(parse(call, a) instanceof RequestUrl));
    getter(to, "getScheme", RequestUrl::scheme);
    getter(to, "getHost", RequestUrl::host);
    getter(to, "getHostname", RequestUrl::hostname);
    getter(to, "getPort", RequestUrl::port);
    getter(to, "getEscapedPath", RequestUrl::escapedPath);
    to.function(
        "getQuery",
        RequestUrl.TYPE + ".() -> map(string, list(string))",
        (call, a) -> query(call, ((RequestUrl) a[0]).query()));
  }

  private static void getter(CelDeclarations to, String name, Function<RequestUrl, String> part) {
    to.function(
        name,
        RequestUrl.TYPE + ".() -> string",
        (_, a) -> StringNode.of(part.apply((RequestUrl) a[0])));
  }

  private static Value parse(CelCall call, Value[] arguments) {
    String text = Arguments.text(arguments[0]);
    if (!Arguments.chargeTraversal(call, text.length())) {
      return call.stopped();
    }
    return switch (RequestUrl.parse(text)) {
      case RequestUrl.Parsed.Good(RequestUrl url) -> url;
      case RequestUrl.Parsed.Bad(String reason) ->
          CelError.of(
              "URL parse error during conversion from string: parse "
                  + GoQuote.of(text)
                  + ": "
                  + reason);
    };
  }

  /** Pairs with a broken escape or a semicolon are left out, as Go does. */
  private static Value query(CelCall call, String query) {
    if (!call.charge(Frame.traversal(query.length()))) {
      return call.stopped();
    }
    Map<String, List<Node>> values = new TreeMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty() && pair.indexOf(';') < 0 && isDecodable(pair)) {
        int equals = pair.indexOf('=');
        String key = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
        values.computeIfAbsent(key, _ -> new ArrayList<>()).add(StringNode.of(value));
      }
    }
    ObjectNode.Builder out = ObjectNode.builder();
    values.forEach((key, list) -> out.put(key, ArrayNode.of(list)));
    return out.build();
  }

  private static boolean isDecodable(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length()
          || Character.digit(text.charAt(at + 1), 16) < 0
          || Character.digit(text.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
