package dev.ephor.engine.token;

import dev.ephor.cel.CelRecord;
import dev.ephor.document.BoolNode;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * A token whose signature was verified.
 *
 * @param isCurrent whether its times allow it to be used now
 */
record DecodedToken(ObjectNode claims, boolean isCurrent) implements CelRecord {
  static final String TYPE = "jwt.Token";

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public @Nullable Value field(String name) {
    return switch (name) {
      case "Claims" -> claims;
      case "Valid" -> BoolNode.of(isCurrent);
      default -> null;
    };
  }

  @Override
  public boolean isSet(String name) {
    return switch (name) {
      case "Claims" -> !claims.isEmpty();
      case "Valid" -> isCurrent;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return (isCurrent ? "valid " : "not valid ") + JsonWriter.compact().write(claims);
  }
}
