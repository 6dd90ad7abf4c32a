package dev.ephor.lint;

import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.List;

/**
 * What is known of a value before there is one.
 *
 * @param path where it comes from, in the form of {@link Facts}; empty when that is not known
 * @param isOptional whether it is wrapped in an optional
 * @param elements what is known to be there in all elements of a list
 */
record Known(Schema schema, String path, boolean isOptional, Facts elements) {
  static final Schema ANY_SCHEMA = new Schema.Any();
  static final Known ANY = of(ANY_SCHEMA);
  static final Known BOOLEAN = of(scalar(ScalarType.BOOLEAN));
  static final Known TEXT = of(scalar(ScalarType.STRING));
  static final Known INTEGER = of(scalar(ScalarType.INTEGER));
  static final Known NUMBER = of(scalar(ScalarType.NUMBER));

  static Known of(Schema schema) {
    return at(schema, "");
  }

  static Known at(Schema schema, String path) {
    return new Known(schema, path, false, Facts.NONE);
  }

  static Schema scalar(ScalarType type) {
    return new Schema.Scalar(type, List.of());
  }

  Known from(String where) {
    return where.isEmpty() ? this : new Known(schema, where, isOptional, elements);
  }

  Known asOptional(boolean optional) {
    return optional == isOptional ? this : new Known(schema, path, optional, elements);
  }

  Known withElements(Facts more) {
    return new Known(schema, path, isOptional, elements.and(more));
  }

  boolean isAny() {
    return schema instanceof Schema.Any;
  }
}
