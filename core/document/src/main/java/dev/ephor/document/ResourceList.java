package dev.ephor.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes lists of resources apart: {@code kind: List} and any other kind that ends in {@code List}
 * and has an array {@code items}, such as {@code PodList}.
 */
public final class ResourceList {
  /** A list in a list in a list is no mistake, but what is deeper is not taken apart. */
  private static final int DEEPEST = 8;

  private ResourceList() {}

  /**
   * The resources of a document: its items when it is a list, else itself. Items keep their places
   * in the file. An item of {@code PodList} that has no kind of its own gets kind and apiVersion of
   * the list, which is how the API server leaves them out.
   */
  public static List<Document> items(Document document) {
    List<Document> out = new ArrayList<>();
    collect(document, DEEPEST, out);
    return out;
  }

  public static boolean isList(Node root) {
    return root instanceof ObjectNode object
        && object.get("items") instanceof ArrayNode
        && object.text("kind", "").endsWith("List");
  }

  private static void collect(Document document, int depth, List<Document> out) {
    if (depth == 0 || !(document.root() instanceof ObjectNode list) || !isList(list)) {
      out.add(document);
      return;
    }
    ArrayNode items = list.array("items");
    for (int i = 0; i < items.size(); i++) {
      Node item = withKind(items.get(i), list);
      long mark = items.mark(i);
      collect(new Document(document.file(), item, mark), depth - 1, out);
    }
  }

  private static Node withKind(Node item, ObjectNode list) {
    String listKind = list.text("kind", "");
    String kind = listKind.substring(0, listKind.length() - "List".length());
    if (kind.isEmpty() || !(item instanceof ObjectNode object) || object.has("kind")) {
      return item;
    }
    ObjectNode named = object.with("kind", StringNode.of(kind));
    return named.has("apiVersion") || !list.has("apiVersion")
        ? named
        : named.with("apiVersion", list.getOr("apiVersion", NullNode.NULL));
  }
}
