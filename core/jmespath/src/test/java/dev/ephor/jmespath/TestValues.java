package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Values of case files as nodes. */
final class TestValues {
  private TestValues() {}

  static Node node(Object value) {
    return switch (value) {
      case null -> NullNode.NULL;
      case Boolean bool -> BoolNode.of(bool);
      case Integer number -> IntNode.of(number);
      case Long number -> IntNode.of(number);
      case BigInteger number -> FloatNode.of(number.doubleValue());
      case Double number -> FloatNode.of(number);
      case String text -> StringNode.of(text);
      case List<?> list -> ArrayNode.of(list.stream().map(TestValues::node).toList());
      case Map<?, ?> map -> {
        ObjectNode.Builder out = ObjectNode.builder();
        map.forEach((key, member) -> out.put((String) key, node(member)));
        yield out.build();
      }
      default -> throw new AssertionError("no JSON value: " + value);
    };
  }

  /** Where cases that are not part of the repository lie: beside it, if they are installed. */
  static Path shared() {
    String named = System.getenv("EPHOR_SHARED");
    if (named != null) {
      return Path.of(named);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared");
  }
}
