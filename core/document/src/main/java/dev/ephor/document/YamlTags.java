package dev.ephor.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Scalars with an explicit tag. Tags that Kubernetes does not know leave the text as it is. */
final class YamlTags {
  private static final String PREFIX = "tag:yaml.org,2002:";

  private YamlTags() {}

  static Node resolve(String tag, String text, TreeBuilder tree, long mark) {
    String name = tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : "";
    YamlScalars.Kind kind = YamlScalars.kind(text);
    return switch (name) {
      case "str", "timestamp" -> StringNode.of(text);
      case "null" ->
          kind == YamlScalars.Kind.NULL ? NullNode.NULL : mismatch(name, text, tree, mark);
      case "bool" ->
          kind == YamlScalars.Kind.BOOL
              ? YamlScalars.value(kind, text)
              : mismatch(name, text, tree, mark);
      case "int" ->
          kind == YamlScalars.Kind.INT
              ? YamlScalars.value(kind, text)
              : mismatch(name, text, tree, mark);
      case "float" ->
          switch (kind) {
            case INT, FLOAT -> YamlScalars.value(kind, text);
            case NOT_JSON -> notJson(text, tree, mark);
            case STRING, NULL, BOOL, MERGE -> mismatch(name, text, tree, mark);
          };
      case "binary" -> binary(text, tree, mark);
      default -> StringNode.of(text);
    };
  }

  static Node notJson(String text, TreeBuilder tree, long mark) {
    tree.error(
        DocumentCodes.SCALAR,
        mark,
        "number `" + Excerpt.of(text) + "` has no JSON form",
        "quote it if it is meant as text");
    return NullNode.NULL;
  }

  private static Node mismatch(String name, String text, TreeBuilder tree, long mark) {
    tree.error(DocumentCodes.SCALAR, mark, "`" + Excerpt.of(text) + "` is no `!!" + name + "`");
    return NullNode.NULL;
  }

  private static Node binary(String text, TreeBuilder tree, long mark) {
    try {
      String compact = text.replace("\n", "").replace("\r", "");
      byte[] bytes = Base64.getDecoder().decode(compact);
      return StringNode.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      tree.error(DocumentCodes.SCALAR, mark, "`!!binary` value is not base64");
      return NullNode.NULL;
    }
  }
}
