package dev.ephor.engine.payload;

import dev.ephor.cel.CelBytes;
import dev.ephor.cel.CelTimestamp;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import dev.ephor.cel.CelUint;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Type of a field of a message: how its JSON is read, and what it is while it is not set. */
sealed interface FieldType {

  /** The type that expressions see. */
  CelType type();

  /** Value of a field that is not set. */
  Value absent();

  /** The value of JSON that was read by {@link MessageReader}. */
  Value value(Node node);

  /** Values that have no parts. */
  enum Plain implements FieldType {
    STRING,
    INT,
    UINT,
    BOOL,
    BYTES,
    TIME,
    /** Any JSON. */
    ANY,
    /** Any JSON object. */
    OBJECT;

    /** What a message calls the JSON of the type. */
    String wanted() {
      return switch (this) {
        case STRING -> "a string";
        case INT -> "a whole number";
        case UINT -> "a whole number that is not negative";
        case BOOL -> "true or false";
        case BYTES -> "base64 text";
        case TIME -> "a time as in RFC 3339";
        case ANY -> "any value";
        case OBJECT -> "an object";
      };
    }

    @Override
    public CelType type() {
      return switch (this) {
        case STRING -> CelTypes.STRING;
        case INT -> CelTypes.INT;
        case UINT -> CelTypes.UINT;
        case BOOL -> CelTypes.BOOL;
        case BYTES -> CelTypes.BYTES;
        case TIME -> CelTypes.TIMESTAMP;
        case ANY -> CelTypes.DYN;
        case OBJECT -> CelTypes.map(CelTypes.STRING, CelTypes.DYN);
      };
    }

    @Override
    public Value absent() {
      return switch (this) {
        case STRING -> StringNode.EMPTY;
        case INT -> IntNode.of(0);
        case UINT -> new CelUint(0);
        case BOOL -> BoolNode.FALSE;
        case BYTES -> CelBytes.copyOf(new byte[0]);
        case TIME -> CelTimestamp.of(Instant.EPOCH);
        case ANY -> NullNode.NULL;
        case OBJECT -> ObjectNode.EMPTY;
      };
    }

    @Override
    public Value value(Node node) {
      return switch (this) {
        case STRING, INT, BOOL, ANY, OBJECT -> node;
        case UINT -> new CelUint(((IntNode) node).value());
        case BYTES -> CelBytes.copyOf(Base64.getDecoder().decode(text(node)));
        case TIME -> CelTimestamp.of(Instant.parse(text(node)));
      };
    }

    private static String text(Node node) {
      return ((StringNode) node).value();
    }
  }

  /** One of some names, which expressions see as its number. */
  record Choice(List<String> names) implements FieldType {
    public Choice {
      names = List.copyOf(names);
    }

    @Override
    public CelType type() {
      return CelTypes.INT;
    }

    @Override
    public Value absent() {
      return IntNode.of(0);
    }

    @Override
    public Value value(Node node) {
      return node;
    }
  }

  /** A message within a message. */
  record Nested(MessageType message) implements FieldType {
    @Override
    public CelType type() {
      return CelTypes.structure(message.name());
    }

    @Override
    public Value absent() {
      return new Message(message, ObjectNode.EMPTY);
    }

    @Override
    public Value value(Node node) {
      return new Message(message, (ObjectNode) node);
    }
  }

  /** A list whose elements are JSON themselves. */
  record Listed(Plain element) implements FieldType {
    @Override
    public CelType type() {
      return CelTypes.list(element.type());
    }

    @Override
    public Value absent() {
      return ArrayNode.EMPTY;
    }

    @Override
    public Value value(Node node) {
      return node;
    }
  }

  /** A map by names whose values are JSON themselves. */
  record Mapped(FieldType element) implements FieldType {
    @Override
    public CelType type() {
      return CelTypes.map(CelTypes.STRING, element.type());
    }

    @Override
    public Value absent() {
      return ObjectNode.EMPTY;
    }

    @Override
    public Value value(Node node) {
      return node;
    }
  }
}
