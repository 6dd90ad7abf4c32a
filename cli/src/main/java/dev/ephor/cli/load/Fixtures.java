package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.policy.GlobalContextEntry;
import dev.ephor.policy.GlobalContextReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What files give in place of a cluster, of services and of registries.
 *
 * @param objects that exist in the cluster
 * @param kinds that the cluster knows besides those of Kubernetes
 * @param replies of the API server and of services
 * @param globals data that stands for GlobalContextEntries by name
 * @param entries GlobalContextEntries themselves
 * @param images data of images, as {@code cli.kyverno.io Context} has it
 */
public record Fixtures(
    List<ObjectNode> objects,
    List<ResourceKinds.Entry> kinds,
    List<Reply> replies,
    Map<String, GlobalData> globals,
    List<GlobalContextEntry> entries,
    List<ObjectNode> images) {
  public static final Fixtures NONE =
      new Fixtures(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());

  public Fixtures {
    objects = List.copyOf(objects);
    kinds = List.copyOf(kinds);
    replies = List.copyOf(replies);
    globals = Map.copyOf(globals);
    entries = List.copyOf(entries);
    images = List.copyOf(images);
  }

  /**
   * The answer to one call.
   *
   * @param method empty for any
   * @param status of HTTP
   */
  public record Reply(String method, String url, int status, Node body) {}

  public static Fixtures ofObjects(List<ObjectNode> objects) {
    return new Fixtures(objects, List.of(), List.of(), Map.of(), List.of(), List.of());
  }

  public static Fixtures ofKinds(List<ResourceKinds.Entry> kinds) {
    return new Fixtures(List.of(), kinds, List.of(), Map.of(), List.of(), List.of());
  }

  public static Fixtures ofReplies(List<Reply> replies) {
    return new Fixtures(List.of(), List.of(), replies, Map.of(), List.of(), List.of());
  }

  public static Fixtures ofEntries(List<GlobalContextEntry> entries) {
    return new Fixtures(List.of(), List.of(), List.of(), Map.of(), entries, List.of());
  }

  /** The GlobalContextEntries that stand among resources; their mistakes go to the problems. */
  public static Fixtures ofEntriesAmong(List<Resource> resources, List<Diagnostic> problems) {
    List<GlobalContextEntry> out = new ArrayList<>();
    for (Resource resource : resources) {
      new GlobalContextReader()
          .read(resource.source())
          .ifPresent(read -> {
            problems.addAll(read.diagnostics());
            if (!read.isBroken()) {
              out.add(read.value());
            }
          });
    }
    return ofEntries(out);
  }

  static Fixtures ofImages(List<ObjectNode> images) {
    return new Fixtures(List.of(), List.of(), List.of(), Map.of(), List.of(), images);
  }

  static Fixtures ofGlobal(String name, GlobalData data) {
    return new Fixtures(List.of(), List.of(), List.of(), Map.of(name, data), List.of(), List.of());
  }

  /** All of both; of two globals with one name that of {@code more} counts. */
  public Fixtures plus(Fixtures more) {
    Map<String, GlobalData> bothGlobals = new HashMap<>(globals);
    bothGlobals.putAll(more.globals);
    return new Fixtures(
        joined(objects, more.objects),
        joined(kinds, more.kinds),
        joined(replies, more.replies),
        bothGlobals,
        joined(entries, more.entries),
        joined(images, more.images));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> out = new ArrayList<>(some);
    out.addAll(more);
    return out;
  }
}
