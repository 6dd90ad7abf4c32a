package dev.ephor.cli.load;

import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Lookups;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.policy.ContextEntry;
import dev.ephor.policy.GlobalContextEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What GlobalContextEntries of files hold: resources and answers of what stands for a cluster,
 * asked for once before any policy is evaluated.
 */
public final class GlobalEntries {
  private final JmesCompiler expressions;

  public GlobalEntries(JmesCompiler expressions) {
    this.expressions = expressions;
  }

  /** The cluster with these entries; data that a test gives for an entry's name counts. */
  public OfflineCluster in(OfflineCluster cluster, List<GlobalContextEntry> entries) {
    Map<String, GlobalData> out = new HashMap<>();
    for (GlobalContextEntry entry : entries) {
      Value data = data(entry.source(), cluster);
      Map<String, Value> views = new LinkedHashMap<>();
      for (GlobalContextEntry.Projection projection : entry.projections()) {
        views.put(projection.name(), GlobalMock.follow(data, projection.jmesPath(), expressions));
      }
      out.put(entry.meta().name(), new GlobalData(data, views));
    }
    return cluster.withGlobals(out);
  }

  private static Value data(GlobalContextEntry.Source source, OfflineCluster cluster) {
    return switch (source) {
      case GlobalContextEntry.KubernetesResource of -> {
        Value listed =
            cluster.list(
                new GroupVersionResource(of.group(), of.version(), of.resource()),
                of.namespace(),
                Map.of());
        // A watch keeps the objects alone, where a call brings them as items of a List.
        yield listed instanceof ObjectNode list ? list.array("items") : listed;
      }
      case GlobalContextEntry.ApiCall call -> cluster.call(request(call.call()));
    };
  }

  /** Texts of an entry hold no variables: there is no request yet. */
  private static Lookups.ApiRequest request(ContextEntry.ApiCall call) {
    Map<String, String> headers = new HashMap<>();
    call.service()
        .ifPresent(service ->
            service.headers().forEach(header -> headers.put(header.key(), text(header.value()))));
    ObjectNode.Builder body = ObjectNode.builder();
    call.data().forEach(field -> body.put(field.key(), field.value().node()));
    String url =
        call.service()
            .map(ContextEntry.Service::url)
            .or(call::urlPath)
            .map(GlobalEntries::text)
            .orElse("");
    String certificates = call.service().map(ContextEntry.Service::caBundle).orElse("");
    return new Lookups.ApiRequest(
        call.method(), url, call.service().isPresent(), headers, body.build(), certificates);
  }

  private static String text(Fragment fragment) {
    return fragment.node() instanceof StringNode(String text) ? text : "";
  }
}
