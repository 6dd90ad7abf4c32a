package dev.ephor.engine.image;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.scalar.ImageReference;
import java.util.List;

/** Digests of images, and their place in resources. */
public final class Digests {
  private Digests() {}

  /** The digest that a registry has for a tag, or an error value. */
  public static Value of(ImageReference image, Lookups lookups) {
    String reference = image.reference();
    Value data = lookups.imageData(reference);
    if (!(data instanceof ObjectNode fields)) {
      return data;
    }
    String resolved = fields.text("resolvedImage", "");
    String digest = fields.text("digest", resolved.substring(resolved.indexOf('@') + 1));
    return digest.indexOf(':') > 0 && !digest.equals(resolved)
        ? StringNode.of(digest)
        : new LookupError("LKP011", "data of image `" + reference + "` has no digest", false);
  }

  /**
   * The tree with the image at a pointer fixed to its content; a pointer that leads nowhere changes
   * nothing.
   */
  public static Node put(Node root, String pointer, ImageReference image, String digest) {
    String text = image.referenceWithTag() + "@" + digest;
    return JsonPointer.parse(pointer).map(parsed -> put(root, parsed.tokens(), text)).orElse(root);
  }

  private static Node put(Node node, List<String> tokens, String text) {
    if (tokens.isEmpty()) {
      return StringNode.of(text);
    }
    String token = tokens.getFirst();
    List<String> rest = tokens.subList(1, tokens.size());
    if (node instanceof ObjectNode object) {
      Node next = object.get(token);
      return next == null ? object : object.with(token, put(next, rest, text));
    }
    if (node instanceof ArrayNode array) {
      int index = JsonPointer.arrayIndex(token);
      return index < 0 || index >= array.size()
          ? array
          : array.with(index, put(array.get(index), rest, text));
    }
    return node;
  }
}
