package dev.ephor.engine.payload;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Findings;
import dev.ephor.document.FloatNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.IntNode;
import dev.ephor.document.NearestName;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.StructureMistake;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads messages of their JSON form (protobuf.dev/programming-guides/json): names as declared or in
 * lower camel case, bytes as base64, long numbers as text too. What comes out has fields by their
 * declared names and no defaults. Types are not recursive, so the depth is bounded.
 */
final class MessageReader {
  private final Findings findings;
  private final boolean isStrict;

  /**
   * @param isStrict whether an unknown field is an error and no warning
   */
  MessageReader(Findings findings, boolean isStrict) {
    this.findings = findings;
    this.isStrict = isStrict;
  }

  /** The content of a message; what is wrong goes to the findings and is left out. */
  ObjectNode read(MessageType type, Fragment source) {
    ObjectNode.Builder out = ObjectNode.builder();
    if (!(source.node() instanceof ObjectNode)) {
      wrong(source, "an object");
      return out.build();
    }
    for (Fragment member : source.children()) {
      Optional<String> name = name(type, member.name());
      if (name.isEmpty()) {
        unknown(type, member);
      } else if (member.node() != NullNode.NULL) {
        FieldType field = type.fields().get(name.get());
        if (field != null) {
          value(field, member).ifPresent(node -> out.put(name.get(), node));
        }
      }
    }
    return out.build();
  }

  private static Optional<String> name(MessageType type, String written) {
    if (type.fields().containsKey(written)) {
      return Optional.of(written);
    }
    String plain = plain(written);
    return type.fields().keySet().stream().filter(known -> plain(known).equals(plain)).findFirst();
  }

  /** One form for a name in snake case, in camel case, and in the case that Go takes for it. */
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private void unknown(MessageType type, Fragment member) {
    String code = findings.code(StructureMistake.UNKNOWN_FIELD.number());
    String message = "unknown field `" + member.name() + "`";
    Diagnostic found =
        isStrict
            ? Diagnostic.error(code, member.keyAt(), message)
            : Diagnostic.warning(code, member.keyAt(), message);
    findings.add(found.withHelp(NearestName.help(member.name(), type.fields().keySet())));
  }

  /** Empty for defaults, which mean the same as an absent field, and for what is wrong. */
  private Optional<Node> value(FieldType type, Fragment source) {
    return switch (type) {
      case FieldType.Plain plain -> plain(plain, source).filter(node -> !isDefault(plain, node));
      case FieldType.Choice(List<String> names) ->
          choice(names, source).filter(node -> !node.equals(IntNode.of(0)));
      case FieldType.Nested(MessageType message) -> Optional.of(read(message, source));
      case FieldType.Listed(FieldType.Plain element) -> list(element, source);
      case FieldType.Mapped(FieldType element) -> map(element, source);
    };
  }

  private Optional<Node> choice(List<String> names, Fragment source) {
    if (source.node() instanceof IntNode) {
      return Optional.of(source.node());
    }
    int index = source.node() instanceof StringNode(String text) ? names.indexOf(text) : -1;
    return index < 0
        ? wrong(source, "one of " + String.join(", ", names))
        : Optional.of(IntNode.of(index));
  }

  private Optional<Node> list(FieldType.Plain element, Fragment source) {
    if (!(source.node() instanceof ArrayNode)) {
      return wrong(source, "a list");
    }
    List<Node> out = new ArrayList<>();
    source.children().forEach(child -> plain(element, child).ifPresent(out::add));
    return out.isEmpty() ? Optional.empty() : Optional.of(ArrayNode.of(out));
  }

  private Optional<Node> map(FieldType element, Fragment source) {
    if (!(source.node() instanceof ObjectNode)) {
      return wrong(source, "an object");
    }
    ObjectNode.Builder out = ObjectNode.builder();
    for (Fragment child : source.children()) {
      Optional<Node> node =
          switch (element) {
            case FieldType.Plain plain -> plain(plain, child);
            case FieldType.Listed(FieldType.Plain plain) -> list(plain, child);
            case FieldType.Nested _, FieldType.Mapped _, FieldType.Choice _ -> Optional.empty();
          };
      node.ifPresent(found -> out.put(child.name(), found));
    }
    ObjectNode read = out.build();
    return read.isEmpty() ? Optional.empty() : Optional.of(read);
  }

  private static boolean isDefault(FieldType.Plain type, Node node) {
    return switch (type) {
      case STRING, BYTES -> node.equals(StringNode.EMPTY);
      case INT, UINT -> node.equals(IntNode.of(0));
      case BOOL -> node == BoolNode.FALSE;
      case TIME, ANY, OBJECT -> false;
    };
  }

  private Optional<Node> plain(FieldType.Plain type, Fragment source) {
    Node node = source.node();
    Optional<? extends Node> read =
        switch (type) {
          case STRING -> Optional.of(node).filter(found -> found instanceof StringNode);
          case BOOL -> Optional.of(node).filter(found -> found instanceof BoolNode);
          case ANY -> Optional.of(node);
          case OBJECT -> Optional.of(node).filter(found -> found instanceof ObjectNode);
          case INT -> whole(node);
          case UINT -> whole(node).filter(number -> number.value() >= 0);
          case BYTES -> bytes(node);
          case TIME -> time(node);
        };
    return read.isPresent() ? Optional.of(read.get()) : wrong(source, type.wanted());
  }

  private static Optional<IntNode> whole(Node node) {
    return switch (node) {
      case IntNode number -> Optional.of(number);
      case FloatNode real when real.isWhole() && Math.abs(real.doubleValue()) < 0x1p53 ->
          Optional.of(IntNode.of((long) real.doubleValue()));
      case StringNode(String text) -> number(text);
      default -> Optional.empty();
    };
  }

  private static Optional<IntNode> number(String text) {
    try {
      return Optional.of(IntNode.of(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Both alphabets, with or without padding; the node has the standard one. */
  private static Optional<StringNode> bytes(Node node) {
    if (!(node instanceof StringNode(String text))) {
      return Optional.empty();
    }
    try {
      byte[] raw = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return Optional.of(StringNode.of(Base64.getEncoder().encodeToString(raw)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<StringNode> time(Node node) {
    try {
      return node instanceof StringNode(String text)
          ? Optional.of(StringNode.of(inYears(OffsetDateTime.parse(text).toInstant()).toString()))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Within the years 1 to 9999, which is what expressions can hold. */
  private static Instant inYears(Instant time) {
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    return time.isBefore(first) ? first : time.isAfter(last) ? last : time;
  }

  private Optional<Node> wrong(Fragment source, String wanted) {
    int number = StructureMistake.WRONG_TYPE.number();
    String what = source.name().isEmpty() ? "payload" : "`" + source.name() + "`";
    findings.error(number, source.at(), what + " must be " + wanted);
    return Optional.empty();
  }
}
