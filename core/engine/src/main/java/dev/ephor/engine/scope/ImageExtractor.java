package dev.ephor.engine.scope;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.JmesBudget;
import dev.ephor.jmespath.JmesExpression;
import dev.ephor.jmespath.JmesLimits;
import dev.ephor.scalar.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds images at one kind of place of a resource: every object that a path with wildcards leads
 * to, and of each a field with the image. What is not there is no image; what is there and cannot
 * be read is an error.
 */
public final class ImageExtractor {
  private static final String DEFAULT_REGISTRY = "docker.io";
  private static final String ANY = "*";
  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");
  private static final List<ImageExtractor> POD = ofContainers("spec");
  private static final List<ImageExtractor> TEMPLATE = ofContainers("spec/template/spec");
  private static final List<ImageExtractor> JOB_TEMPLATE =
      ofContainers("spec/jobTemplate/spec/template/spec");

  /** Kubernetes' kinds that are pods or make them. */
  private static final Map<String, List<ImageExtractor>> KNOWN =
      Map.of(
          "Pod", POD,
          "DaemonSet", TEMPLATE,
          "Deployment", TEMPLATE,
          "Job", TEMPLATE,
          "StatefulSet", TEMPLATE,
          "ReplicaSet", TEMPLATE,
          "ReplicationController", TEMPLATE,
          "CronJob", JOB_TEMPLATE);

  private final List<String> path;
  private final String value;
  private final String group;
  private final String key;
  private final Optional<JmesExpression> transform;

  private ImageExtractor(
      List<String> path,
      String value,
      String group,
      String key,
      Optional<JmesExpression> transform) {
    this.path = List.copyOf(path);
    this.value = value;
    this.group = group;
    this.key = key;
    this.transform = transform;
  }

  /**
   * An extractor as policies write them.
   *
   * @param value empty when the last segment of the path is the field
   * @param key empty when the place tells one image from another
   */
  public static ImageExtractor of(
      String path, String value, String group, String key, Optional<JmesExpression> transform) {
    String plain = path.startsWith("/") ? path.substring(1) : path;
    List<String> segments = new ArrayList<>(List.of(plain.split("/", -1)));
    String field = value.isEmpty() ? segments.removeLast() : value;
    return new ImageExtractor(segments, field, group, key, transform);
  }

  /** The places where the images of a kind of Kubernetes stand; none for other kinds. */
  public static List<ImageExtractor> known(String kind) {
    return KNOWN.getOrDefault(kind, List.of());
  }

  /** Takes what stands at known places, read or not. */
  @FunctionalInterface
  public interface Seen {
    /**
     * @param text empty for a list that is there or could be, before its images
     */
    void image(String group, Optional<String> text, String pointer);
  }

  /** Hands out the texts of all images of a pod or what makes pods, with all groups there are. */
  public static void texts(ObjectNode resource, String kind, Seen seen) {
    for (ImageExtractor extractor : known(kind)) {
      seen.image(extractor.group, Optional.empty(), "");
      Node node = resource;
      JsonPointer at = JsonPointer.ROOT;
      for (String step : extractor.path.subList(0, extractor.path.size() - 1)) {
        node =
            node instanceof ObjectNode object ? object.getOr(step, NullNode.NULL) : NullNode.NULL;
        at = at.child(step);
      }
      for (int i = 0; node instanceof ArrayNode list && i < list.size(); i++) {
        if (list.get(i) instanceof ObjectNode container
            && container.get(extractor.value) instanceof StringNode(String text)) {
          seen.image(
              extractor.group, Optional.of(text), at.child(i).child(extractor.value).toString());
        }
      }
    }
  }

  private static List<ImageExtractor> ofContainers(String spec) {
    return CONTAINERS.stream()
        .map(list -> of(spec + "/" + list + "/*/image", "", list, "name", Optional.empty()))
        .toList();
  }

  /** All images that the extractors find. */
  public static ImageInventory find(ObjectNode resource, List<ImageExtractor> extractors) {
    List<ImageInventory.Entry> out = new ArrayList<>();
    for (ImageExtractor extractor : extractors) {
      Optional<ImageInventory.Unreadable> mistake =
          extractor.walk(resource, JsonPointer.ROOT, 0, out);
      if (mistake.isPresent()) {
        return mistake.get();
      }
    }
    return out.isEmpty() ? ImageInventory.Images.NONE : new ImageInventory.Images(out);
  }

  private Optional<ImageInventory.Unreadable> walk(
      Node node, JsonPointer at, int depth, List<ImageInventory.Entry> out) {
    if (node == NullNode.NULL) {
      return Optional.empty();
    }
    if (depth < path.size() && path.get(depth).equals(ANY)) {
      return all(node, at, depth, out);
    }
    if (!(node instanceof ObjectNode object)) {
      return unreadable("a path to images leads to no object at `" + at + "`");
    }
    if (depth == path.size()) {
      return image(object, at, out);
    }
    Node next = object.get(path.get(depth));
    return next == null ? Optional.empty() : walk(next, at.child(path.get(depth)), depth + 1, out);
  }

  private Optional<ImageInventory.Unreadable> all(
      Node node, JsonPointer at, int depth, List<ImageInventory.Entry> out) {
    Optional<ImageInventory.Unreadable> mistake = Optional.empty();
    switch (node) {
      case ArrayNode array -> {
        for (int i = 0; i < array.size() && mistake.isEmpty(); i++) {
          mistake = walk(array.get(i), at.child(i), depth + 1, out);
        }
      }
      case ObjectNode object -> {
        for (int i = 0; i < object.size() && mistake.isEmpty(); i++) {
          mistake = walk(object.value(i), at.child(object.key(i)), depth + 1, out);
        }
      }
      case NullNode _, BoolNode _, NumberNode _, StringNode _ ->
          mistake = unreadable("a path to images leads to no list at `" + at + "`");
    }
    return mistake;
  }

  private Optional<ImageInventory.Unreadable> image(
      ObjectNode object, JsonPointer at, List<ImageInventory.Entry> out) {
    String pointer = at.child(value).toString();
    if (!(object.get(value) instanceof StringNode(String text)) || text.isEmpty()) {
      return Optional.empty();
    }
    String name = key.isEmpty() ? pointer : object.text(key, "");
    if (name.isEmpty()) {
      return unreadable("the image at `" + pointer + "` has no `" + key + "` beside it");
    }
    Value changed = transformed(text);
    if (changed instanceof ErrorValue error) {
      return unreadable("the image at `" + pointer + "`: " + error.message());
    }
    if (!(changed instanceof StringNode(String reference))) {
      return unreadable("jmesPath makes no text of the image at `" + pointer + "`");
    }
    Optional<ImageReference> image = ImageReference.parse(reference, DEFAULT_REGISTRY);
    if (image.isEmpty()) {
      return unreadable("`" + reference + "` at `" + pointer + "` is no image reference");
    }
    out.add(new ImageInventory.Entry(group, name, image.get(), pointer));
    return Optional.empty();
  }

  private Value transformed(String text) {
    StringNode written = StringNode.of(text);
    return transform
        .map(expression -> expression.evaluate(written, JmesBudget.of(JmesLimits.DEFAULT)))
        .orElse(written);
  }

  private static Optional<ImageInventory.Unreadable> unreadable(String message) {
    return Optional.of(ImageInventory.Unreadable.of(message));
  }
}
