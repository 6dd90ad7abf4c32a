package dev.ephor.engine.scope;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of a resource, or why they cannot be told. */
public sealed interface ImageInventory {

  /** The value of the variable {@code images}: an object, or an error value. */
  Value variable();

  /** Images in the order of their places. */
  record Images(List<Entry> entries) implements ImageInventory {
    public static final Images NONE = new Images(List.of());

    public Images {
      entries = List.copyOf(entries);
    }

    @Override
    public Value variable() {
      Map<String, ObjectNode.Builder> groups = new LinkedHashMap<>();
      for (Entry entry : entries) {
        groups
            .computeIfAbsent(entry.group(), _ -> ObjectNode.builder())
            .put(entry.key(), entry.toNode());
      }
      ObjectNode.Builder out = ObjectNode.builder();
      groups.forEach((name, group) -> out.put(name, group.build()));
      return out.build();
    }
  }

  /** An image that cannot be read makes all of them unknown: one that is left out is not judged. */
  record Unreadable(String code, String message) implements ImageInventory, ErrorValue {
    static final String CODE = "RUN021";

    static Unreadable of(String message) {
      return new Unreadable(CODE, message);
    }

    @Override
    public Value variable() {
      return this;
    }
  }

  /**
   * One image.
   *
   * @param group member of the variable under which it stands, for example {@code containers}
   * @param key name within the group, for example that of the container
   * @param pointer RFC 6901 pointer to its text
   */
  record Entry(String group, String key, ImageReference image, String pointer) {

    /** The same place with another reference. */
    public Entry withImage(ImageReference changed) {
      return new Entry(group, key, changed, pointer);
    }

    private ObjectNode toNode() {
      ObjectNode.Builder out = ObjectNode.builder();
      out.put("registry", image.registry());
      out.put("name", image.name());
      out.put("path", image.path());
      if (!image.tag().isEmpty()) {
        out.put("tag", image.tag());
      }
      if (!image.digest().isEmpty()) {
        out.put("digest", image.digest());
      }
      out.put("reference", image.reference());
      out.put("referenceWithTag", image.referenceWithTag());
      out.put("jsonPointer", pointer);
      return out.build();
    }
  }
}
