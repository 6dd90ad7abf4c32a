package dev.ephor.lint;

import dev.ephor.schema.Schema;
import java.util.Set;

/** What to write for a value that is not there. */
final class Absent {
  /** Switches of Kubernetes that are on when they are not given. */
  private static final Set<String> ON =
      Set.of("allowPrivilegeEscalation", "automountServiceAccountToken", "enableServiceLinks");

  private Absent() {}

  static String celValue(String field, Schema schema) {
    return switch (schema) {
      case Schema.Any _ -> "null";
      case Schema.ListOf _ -> "[]";
      case Schema.MapOf _, Schema.Structure _ -> "{}";
      case Schema.Scalar scalar ->
          switch (scalar.type()) {
            case STRING, TIME, BYTES -> "''";
            case BOOLEAN -> String.valueOf(ON.contains(field));
            case INTEGER, INTEGER_OR_STRING -> "0";
            case NUMBER -> "0.0";
            case QUANTITY -> "'0'";
          };
    };
  }

  static String jmesValue(String field, Schema schema) {
    return switch (schema) {
      case Schema.Any _ -> "''";
      case Schema.ListOf _ -> "`[]`";
      case Schema.MapOf _, Schema.Structure _ -> "`{}`";
      case Schema.Scalar scalar ->
          switch (scalar.type()) {
            case STRING, TIME, BYTES -> "''";
            case BOOLEAN -> "`" + ON.contains(field) + "`";
            case INTEGER, INTEGER_OR_STRING, NUMBER -> "`0`";
            case QUANTITY -> "'0'";
          };
    };
  }
}
