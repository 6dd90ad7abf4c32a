package dev.ephor.cli.load;

import dev.ephor.engine.port.GroupVersionResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path at the Kubernetes API, such as {@code /apis/apps/v1/namespaces/a/deployments/b}.
 *
 * @param namespace empty for all, and for cluster-wide types
 * @param name empty for a list
 * @param labels that {@code ?labelSelector=} asks for with {@code =}
 */
record ApiPath(
    GroupVersionResource type, String namespace, String name, Map<String, String> labels) {
  private static final String SELECTOR = "labelSelector=";

  ApiPath {
    labels = Map.copyOf(labels);
  }

  /** Empty when the path is not one of objects. */
  static Optional<ApiPath> parse(String url) {
    int question = url.indexOf('?');
    List<String> parts = parts(question < 0 ? url : url.substring(0, question));
    Optional<Map<String, String>> labels = labels(question < 0 ? "" : url.substring(question + 1));
    if (parts.size() < 3 || labels.isEmpty()) {
      return Optional.empty();
    }
    int at = parts.getFirst().equals("api") ? 2 : parts.getFirst().equals("apis") ? 3 : 0;
    if (at == 0 || parts.size() <= at) {
      return Optional.empty();
    }
    String group = at == 2 ? "" : parts.get(1);
    String version = parts.get(at - 1);
    String namespace = "";
    if (parts.get(at).equals("namespaces") && parts.size() > at + 2) {
      namespace = parts.get(at + 1);
      at += 2;
    }
    if (parts.size() > at + 2) {
      return Optional.empty();
    }
    String name = parts.size() > at + 1 ? parts.get(at + 1) : "";
    return Optional.of(
        new ApiPath(
            new GroupVersionResource(group, version, parts.get(at)),
            namespace,
            name,
            labels.get()));
  }

  private static List<String> parts(String path) {
    List<String> out = new ArrayList<>();
    int from = 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      if (to > from) {
        out.add(path.substring(from, to));
      }
      from = to + 1;
    }
    return out;
  }

  /** Empty for selectors other than {@code a=b,c=d}, which are not played. */
  private static Optional<Map<String, String>> labels(String query) {
    Map<String, String> out = new HashMap<>();
    if (query.isEmpty()) {
      return Optional.of(out);
    }
    if (!query.startsWith(SELECTOR) || query.indexOf('&') >= 0) {
      return Optional.empty();
    }
    String rest = query.substring(SELECTOR.length()).replace("%3D", "=").replace("%2C", ",");
    int from = 0;
    while (from <= rest.length()) {
      int comma = rest.indexOf(',', from);
      String term = rest.substring(from, comma < 0 ? rest.length() : comma);
      int equals = term.indexOf('=');
      if (equals <= 0 || term.indexOf('!') >= 0) {
        return Optional.empty();
      }
      out.put(term.substring(0, equals), term.substring(equals + 1).replace("=", ""));
      from = comma < 0 ? rest.length() + 1 : comma + 1;
    }
    return Optional.of(out);
  }
}
