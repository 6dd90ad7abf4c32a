package dev.ephor.lint;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.NearestName;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.Wildcard;
import dev.ephor.schema.Field;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Holds trees that look like resources against a type: patterns, overlays, and what is generated.
 * Variables can be anything and are passed over.
 */
final class ShapeCheck {
  private static final Set<String> ANCHORS = Set.of("", "=", "^", "X", "<", "+");

  private final Subject subject;
  private final SubjectFindings findings;
  private final boolean isPattern;
  private final UnaryOperator<SourceLocation> places;

  /**
   * @param isPattern whether texts may hold wildcards and operators
   */
  ShapeCheck(Subject subject, SubjectFindings findings, boolean isPattern) {
    this(subject, findings, isPattern, UnaryOperator.identity());
  }

  private ShapeCheck(
      Subject subject,
      SubjectFindings findings,
      boolean isPattern,
      UnaryOperator<SourceLocation> places) {
    this.subject = subject;
    this.findings = findings;
    this.isPattern = isPattern;
    this.places = places;
  }

  /**
   * For trees that stand as text within the policy.
   *
   * @param places from places in that text to places in the file
   */
  static ShapeCheck within(
      Subject subject, SubjectFindings findings, UnaryOperator<SourceLocation> places) {
    return new ShapeCheck(subject, findings, false, places);
  }

  void check(Fragment tree, Schema schema) {
    switch (tree.node()) {
      case ObjectNode object -> {
        if (!object.isEmpty()) {
          object(tree, schema);
        }
      }
      case ArrayNode _ -> array(tree, schema);
      case NullNode _ -> {}
      case StringNode _, BoolNode _, NumberNode _ -> scalar(tree, schema);
    }
  }

  private void object(Fragment tree, Schema schema) {
    switch (schema) {
      case Schema.Any _ -> {}
      case Schema.MapOf(Schema values) -> {
        for (Fragment member : tree.children()) {
          if (!name(member).isEmpty()) {
            check(member, values);
          }
        }
      }
      case Schema.Structure structure -> tree.children().forEach(child -> member(child, structure));
      case Schema.ListOf _, Schema.Scalar _ -> shape(tree, schema, "an object");
    }
  }

  private void member(Fragment member, Schema.Structure structure) {
    String name = name(member);
    if (name.isEmpty() || (isPattern && Wildcard.isWild(name))) {
      return;
    }
    Optional<Field> field = structure.field(name);
    if (field.isPresent()) {
      boolean isForbidden = member.name().startsWith("X(");
      if (!isForbidden) {
        check(member, field.get().schema());
      }
    } else if (!structure.isOpen()) {
      List<String> names = structure.fields().stream().map(Field::name).toList();
      add(
          LintCode.UNKNOWN_FIELD,
          member.keyAt(),
          "`" + structure.name() + "` has no field `" + name + "`",
          NearestName.help(name, names));
    }
  }

  /** The key without its anchor; empty for keys that are variables or directives. */
  private static String name(Fragment member) {
    String key = member.name();
    if (isComputed(key) || key.startsWith("$")) {
      return "";
    }
    int open = key.indexOf('(');
    boolean isAnchored = open >= 0 && key.endsWith(")") && ANCHORS.contains(key.substring(0, open));
    return isAnchored ? key.substring(open + 1, key.length() - 1) : key;
  }

  private void array(Fragment tree, Schema schema) {
    switch (schema) {
      case Schema.Any _ -> {}
      case Schema.ListOf(Schema elements) ->
          tree.children().forEach(element -> check(element, elements));
      case Schema.MapOf _, Schema.Structure _, Schema.Scalar _ -> shape(tree, schema, "a list");
    }
  }

  private void scalar(Fragment tree, Schema schema) {
    Node node = tree.node();
    String text = node instanceof StringNode(String value) ? value : "";
    if (isComputed(text)) {
      return;
    }
    switch (schema) {
      case Schema.Any _ -> {}
      case Schema.MapOf _, Schema.Structure _ -> {
        if (!isPattern || !fitsAnything(text)) {
          shape(tree, schema, "a single value");
        }
      }
      case Schema.ListOf(Schema elements) -> {
        boolean isOfScalars = elements instanceof Schema.Scalar || elements instanceof Schema.Any;
        if (isPattern && isOfScalars) {
          scalar(tree, elements);
        } else if (!isPattern || !fitsAnything(text)) {
          shape(tree, schema, "a single value");
        }
      }
      case Schema.Scalar type -> {
        if (isPattern) {
          pattern(tree, type, text);
        } else {
          value(tree, type);
        }
      }
    }
  }

  /** Whether a text has variables of rules, or placeholders of templates. */
  private static boolean isComputed(String text) {
    return text.contains("{{") || text.contains("((");
  }

  /** {@code *} matches whatever is there, and {@code !…} is how absence is asked for. */
  private static boolean fitsAnything(String text) {
    return text.equals("*") || text.startsWith("!");
  }

  private void shape(Fragment tree, Schema schema, String written) {
    String what = isPattern ? "never matches " : "does not fit ";
    add(
        LintCode.WRONG_SHAPE,
        tree.at(),
        written + " " + what + "`" + tree.name().replace("`", "'") + "` (" + schema.text() + ")",
        Optional.empty());
  }

  private void pattern(Fragment tree, Schema.Scalar type, String text) {
    for (String alternative : alternatives(text)) {
      if (isOperator(alternative)) {
        amount(tree, type, alternative);
        if (type.type() == ScalarType.BOOLEAN && alternative.charAt(0) != '!') {
          add(
              LintCode.WRONG_SHAPE,
              tree.at(),
              "`" + alternative + "` never matches `" + tree.name() + "` (boolean)",
              Optional.empty());
        }
      } else if (!Wildcard.isWild(alternative)) {
        literal(tree, type, alternative);
      }
    }
  }

  /** What stands behind an operator; a quantity that cannot be read is compared with nothing. */
  private void amount(Fragment tree, Schema.Scalar type, String alternative) {
    int start = 0;
    while (start < alternative.length() && isOperator(alternative.substring(start))) {
      start++;
    }
    String text = alternative.substring(start).strip();
    boolean isOrder = alternative.charAt(0) == '<' || alternative.charAt(0) == '>';
    if (isOrder && type.type() == ScalarType.QUANTITY && !ReadableText.as(type.type(), text)) {
      add(
          LintCode.UNREADABLE_TEXT,
          tree.at(),
          "`" + alternative + "` never matches `" + tree.name() + "` (quantity)",
          ReadableText.help(type.type()));
    }
  }

  private void literal(Fragment tree, Schema.Scalar type, String text) {
    List<String> values = type.values();
    if (!values.isEmpty()) {
      if (!values.contains(text)) {
        add(
            LintCode.WRONG_VALUE,
            tree.at(),
            "the field never is `" + text + "`; it is one of " + CelCalls.listed(values),
            NearestName.help(text, values));
      }
      return;
    }
    boolean isBoolean = text.equals("true") || text.equals("false") || text.equals("null");
    boolean isWord = !text.isEmpty() && text.chars().allMatch(Character::isLetter);
    boolean isWrong =
        switch (type.type()) {
          case BOOLEAN -> !isBoolean;
          case INTEGER, NUMBER -> isWord && !text.equals("null");
          case STRING, TIME, BYTES, QUANTITY, INTEGER_OR_STRING -> false;
        };
    if (isWrong) {
      add(
          LintCode.WRONG_SHAPE,
          tree.at(),
          "`" + text + "` never matches `" + tree.name() + "` (" + type.text() + ")",
          Optional.empty());
    }
  }

  /** The parts between {@code |} and {@code &}. */
  private static List<String> alternatives(String text) {
    List<String> out = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '|' || text.charAt(i) == '&') {
        String part = text.substring(start, i).strip();
        if (!part.isEmpty()) {
          out.add(part);
        }
        start = i + 1;
      }
    }
    return out;
  }

  private static boolean isOperator(String text) {
    return "<>!=".indexOf(text.charAt(0)) >= 0;
  }

  private void value(Fragment tree, Schema.Scalar type) {
    Node node = tree.node();
    boolean fits =
        switch (node) {
          case StringNode _ -> type.type().takesText();
          case NumberNode _ -> type.type().takesNumbers();
          case BoolNode _ -> type.type() == ScalarType.BOOLEAN;
          default -> true;
        };
    if (!fits) {
      String written =
          node instanceof StringNode ? "text" : node instanceof BoolNode ? "a boolean" : "a number";
      add(
          LintCode.WRONG_SHAPE,
          tree.at(),
          written + " does not fit `" + tree.name() + "` (" + type.text() + ")",
          Optional.empty());
    } else if (node instanceof StringNode(String text)) {
      if (!type.values().isEmpty() && !type.values().contains(text)) {
        literal(tree, type, text);
      } else if (!ReadableText.as(type.type(), text)) {
        add(
            LintCode.UNREADABLE_TEXT,
            tree.at(),
            "`" + text + "` is no " + type.type().text(),
            ReadableText.help(type.type()));
      }
    }
  }

  /** A path of a JSON patch. */
  void path(Schema root, String path, SourceLocation at) {
    Schema schema = root;
    int start = 1;
    while (start <= path.length() && start > 0) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String name = path.substring(start, end).replace("~1", "/").replace("~0", "~");
      Schema next = step(schema, name, at);
      if (next instanceof Schema.Any) {
        return;
      }
      schema = next;
      start = slash < 0 ? 0 : slash + 1;
    }
  }

  private Schema step(Schema schema, String name, SourceLocation at) {
    boolean isVariable = name.contains("{{");
    return switch (schema) {
      case Schema.Any any -> any;
      case Schema.MapOf(Schema values) -> values;
      case Schema.ListOf(Schema elements) -> {
        boolean isIndex =
            isVariable || name.equals("-") || name.chars().allMatch(Character::isDigit);
        if (!isIndex) {
          add(
              LintCode.WRONG_SHAPE,
              at,
              "`" + name + "` is no index of a " + schema.text(),
              Optional.empty());
        }
        yield isIndex ? elements : Known.ANY_SCHEMA;
      }
      case Schema.Structure structure -> {
        Optional<Field> field = structure.field(name);
        if (field.isEmpty() && !isVariable && !structure.isOpen()) {
          List<String> names = structure.fields().stream().map(Field::name).toList();
          add(
              LintCode.UNKNOWN_FIELD,
              at,
              "`" + structure.name() + "` has no field `" + name + "`",
              NearestName.help(name, names));
        }
        yield field.map(Field::schema).orElse(Known.ANY_SCHEMA);
      }
      case Schema.Scalar scalar -> {
        add(
            LintCode.UNKNOWN_FIELD,
            at,
            scalar.type().text() + " has no field `" + name + "`",
            Optional.empty());
        yield Known.ANY_SCHEMA;
      }
    };
  }

  private void add(LintCode code, SourceLocation at, String message, Optional<String> help) {
    findings.add(subject, new SubjectFindings.Finding(code, places.apply(at), message, help, true));
  }
}
