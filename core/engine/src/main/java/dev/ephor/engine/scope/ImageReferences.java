package dev.ephor.engine.scope;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code images} variable: every container image of a Pod or of a resource that makes Pods,
 * taken apart and keyed by the kind of container and its name.
 */
final class ImageReferences {
  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");
  private static final List<String> POD = List.of("spec");
  private static final List<String> TEMPLATE = List.of("spec", "template", "spec");
  private static final List<String> JOB_TEMPLATE =
      List.of("spec", "jobTemplate", "spec", "template", "spec");
  private static final Map<String, List<String>> POD_SPEC =
      Map.of(
          "Pod", POD,
          "DaemonSet", TEMPLATE,
          "Deployment", TEMPLATE,
          "Job", TEMPLATE,
          "StatefulSet", TEMPLATE,
          "ReplicaSet", TEMPLATE,
          "ReplicationController", TEMPLATE,
          "CronJob", JOB_TEMPLATE);

  private ImageReferences() {}

  static ObjectNode of(ObjectNode resource, String kind) {
    List<String> path = POD_SPEC.get(kind);
    if (path == null) {
      return ObjectNode.EMPTY;
    }
    ObjectNode spec = resource;
    for (String step : path) {
      spec = spec.object(step);
    }
    ObjectNode.Builder out = ObjectNode.builder();
    for (String list : CONTAINERS) {
      ObjectNode images = images(spec.array(list), "/" + String.join("/", path) + "/" + list);
      if (!images.isEmpty()) {
        out.put(list, images);
      }
    }
    return out.build();
  }

  private static ObjectNode images(ArrayNode containers, String pointer) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < containers.size(); i++) {
      if (containers.get(i) instanceof ObjectNode container
          && container.get("image") instanceof StringNode(String image)
          && container.get("name") instanceof StringNode(String name)) {
        ImageReference reference = ImageReference.parse(image);
        if (reference != null) {
          out.put(name, describe(reference, pointer + "/" + i + "/image"));
        }
      }
    }
    return out.build();
  }

  private static Node describe(ImageReference image, String pointer) {
    ObjectNode.Builder out = ObjectNode.builder();
    out.put("registry", image.registry());
    out.put("name", image.name());
    out.put("path", image.path());
    putUnlessEmpty(out, "tag", image.tag());
    putUnlessEmpty(out, "digest", image.digest());
    out.put("reference", image.reference());
    out.put("referenceWithTag", image.referenceWithTag());
    out.put("jsonPointer", pointer);
    return out.build();
  }

  private static void putUnlessEmpty(ObjectNode.Builder out, String key, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      out.put(key, text);
    }
  }
}
