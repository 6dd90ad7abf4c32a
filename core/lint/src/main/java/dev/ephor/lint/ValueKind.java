package dev.ephor.lint;

import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Kinds of values that are never equal to each other. */
enum ValueKind {
  TEXT,
  NUMBER,
  BOOLEAN,
  LIST,
  OBJECT,
  TIMESTAMP,
  DURATION,
  QUANTITY;

  static final Set<ValueKind> TEXTS = Set.of(TEXT);

  /** What CEL makes of texts; fields of resources are texts until then. */
  static final Known MOMENT = Known.of(new FixedStructure("timestamp", List.of(), true));

  static final Known SPAN = Known.of(new FixedStructure("duration", List.of(), true));
  static final Known AMOUNT = Known.of(new FixedStructure("CEL quantity", List.of(), true));

  /** The kinds that values of a type can be of; empty when that is not known. */
  static Set<ValueKind> of(Schema schema) {
    if (schema.equals(MOMENT.schema())) {
      return Set.of(TIMESTAMP);
    }
    if (schema.equals(SPAN.schema())) {
      return Set.of(DURATION);
    }
    if (schema.equals(AMOUNT.schema())) {
      return Set.of(QUANTITY);
    }
    return switch (schema) {
      case Schema.Any _ -> Set.of();
      case Schema.ListOf _ -> Set.of(LIST);
      case Schema.MapOf _, Schema.Structure _ -> Set.of(OBJECT);
      case Schema.Scalar scalar -> ofScalar(scalar.type());
    };
  }

  /** The API server writes quantities as text, whatever a manifest has. */
  private static Set<ValueKind> ofScalar(ScalarType type) {
    return switch (type) {
      case STRING, BYTES, TIME, QUANTITY -> TEXTS;
      case INTEGER, NUMBER -> Set.of(NUMBER);
      case BOOLEAN -> Set.of(BOOLEAN);
      case INTEGER_OR_STRING -> EnumSet.of(TEXT, NUMBER);
    };
  }

  static boolean isQuantity(Schema schema) {
    return schema instanceof Schema.Scalar(ScalarType type, _) && type == ScalarType.QUANTITY;
  }
}
