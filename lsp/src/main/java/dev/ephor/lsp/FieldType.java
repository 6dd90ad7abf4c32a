package dev.ephor.lsp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may stand in a field of a policy. */
sealed interface FieldType {

  /** A value of its own form. */
  enum Form {
    TEXT,
    FLAG,
    NUMBER,
    ANY,
    /** A CEL expression. */
    CEL,
    /** Text with JMESPath between double braces, or a JMESPath expression. */
    JMES,
    /** Fields of the resources that the rule is for. */
    PATTERN,
    /** A list of {@link #PATTERN}. */
    PATTERNS,
    /** A list of kinds. */
    KINDS,
    /** A list of resources in the plural. */
    PLURALS
  }

  record Plain(Form form) implements FieldType {}

  /** One of some texts. */
  record Words(List<String> words) implements FieldType {
    public Words {
      words = List.copyOf(words);
    }
  }

  record ListOf(FieldType elements) implements FieldType {}

  record MapOf(FieldType values) implements FieldType {}

  /** An object whose fields stand under this name in the vocabulary. */
  record Named(String name) implements FieldType {}

  /** Reads the notation of the vocabulary, such as {@code [Rule]} or {@code Audit|Enforce}. */
  static FieldType of(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      return new ListOf(of(text.substring(1, text.length() - 1)));
    }
    if (text.startsWith("{") && text.endsWith("}")) {
      return new MapOf(of(text.substring(1, text.length() - 1)));
    }
    if (text.indexOf('|') >= 0) {
      return new Words(Arrays.asList(text.split("\\|")));
    }
    Optional<Form> form =
        Arrays.stream(Form.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
            .findFirst();
    return form.<FieldType>map(Plain::new).orElseGet(() -> new Named(text));
  }

  /** In the words of a hint. */
  default String describe() {
    return switch (this) {
      case Plain(Form form) ->
          switch (form) {
            case TEXT -> "text";
            case FLAG -> "true or false";
            case NUMBER -> "number";
            case ANY -> "any value";
            case CEL -> "CEL expression";
            case JMES -> "text with variables";
            case PATTERN -> "pattern";
            case PATTERNS -> "list of patterns";
            case KINDS -> "list of kinds";
            case PLURALS -> "list of resources";
          };
      case Words(List<String> words) -> String.join(", ", words);
      case ListOf(FieldType elements) -> "list of " + elements.describe();
      case MapOf(FieldType values) -> "map of " + values.describe();
      case Named _ -> "object";
    };
  }
}
