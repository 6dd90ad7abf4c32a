package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Names of the kinds of values. */
final class Kinds {
  private Kinds() {}

  /** What {@code type(x)} prints. */
  static String typeName(Value value) {
    return switch (value) {
      case BoolNode _ -> "bool";
      case IntNode _ -> "int";
      case FloatNode _ -> "double";
      case StringNode _ -> "string";
      case NullNode _ -> "null_type";
      case ArrayNode _, CelList _ -> "list";
      case ObjectNode _, CelMap _ -> "map";
      case CelUint _ -> "uint";
      case CelBytes _ -> "bytes";
      case CelTimestamp _ -> "google.protobuf.Timestamp";
      case CelDuration _ -> "google.protobuf.Duration";
      case CelTypeValue _ -> "type";
      case CelOptional _ -> "optional_type";
      case CelOpaque opaque -> opaque.typeName();
      case CelError _ -> "error";
      default -> "unknown";
    };
  }

  /** The name that error texts of Kubernetes' CEL use for the kind. */
  static String goName(Value value) {
    return switch (value) {
      case BoolNode _ -> "types.Bool";
      case IntNode _ -> "types.Int";
      case FloatNode _ -> "types.Double";
      case StringNode _ -> "types.String";
      case NullNode _ -> "types.Null";
      case CelUint _ -> "types.Uint";
      case CelBytes _ -> "types.Bytes";
      case CelTimestamp _ -> "types.Timestamp";
      case CelDuration _ -> "types.Duration";
      case CelTypeValue _ -> "*types.Type";
      case CelOptional _ -> "*types.Optional";
      default -> typeName(value);
    };
  }
}
