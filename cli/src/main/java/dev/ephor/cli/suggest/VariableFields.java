package dev.ephor.cli.suggest;

import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which field a variable names, where it does no more than that. */
final class VariableFields {
  private static final String OBJECT = "request.object";
  private static final String ELEMENT = "element";

  private final Map<String, FieldPath> names;

  private VariableFields(Map<String, FieldPath> names) {
    this.names = Map.copyOf(names);
  }

  static VariableFields ofResource() {
    return new VariableFields(Map.of(OBJECT, FieldPath.RESOURCE));
  }

  /** As {@link #ofResource}, within a loop over the list at a path. */
  static VariableFields within(FieldPath list) {
    return new VariableFields(Map.of(OBJECT, FieldPath.RESOURCE, ELEMENT, list.each()));
  }

  /** The keys of a pattern for {@code {{ request.object.a."b.c" || default }}}. */
  Optional<List<String>> keys(String variable, Node wanted) {
    String text = variable.strip();
    if (!text.startsWith("{{") || text.indexOf("}}") != text.length() - 2) {
      return Optional.empty();
    }
    String path = text.substring(2, text.length() - 2).strip();
    int fallback = path.indexOf("||");
    String otherwise = fallback < 0 ? "" : path.substring(fallback + 2).strip();
    return path(fallback < 0 ? path : path.substring(0, fallback).strip(), fallback >= 0)
        .map(found -> found.keys(fallback >= 0 && isLiteral(otherwise, wanted)));
  }

  /**
   * The lists that {@code request.object.a.b}, {@code …b[]} and {@code request.object.a.[b, c][]}
   * name; none for anything else.
   */
  List<FieldPath> lists(String expression) {
    String text = expression.strip();
    text = text.endsWith("[]") ? text.substring(0, text.length() - 2) : text;
    int several = text.indexOf(".[");
    if (several < 0 || !text.endsWith("]")) {
      return path(text, false).stream().toList();
    }
    List<FieldPath> out = new ArrayList<>();
    for (String name : text.substring(several + 2, text.length() - 1).split(",", -1)) {
      path(text.substring(0, several) + "." + name.strip(), false).ifPresent(out::add);
    }
    return out;
  }

  private static boolean isLiteral(String text, Node wanted) {
    boolean quoted =
        text.length() > 1
            && (text.startsWith("'") || text.startsWith("`"))
            && text.charAt(0) == text.charAt(text.length() - 1);
    String value = quoted ? text.substring(1, text.length() - 1) : "";
    String other =
        wanted instanceof StringNode(String same) ? same : JsonWriter.compact().write(wanted);
    return quoted && value.equals(other);
  }

  private Optional<FieldPath> path(String text, boolean hasDefault) {
    for (Map.Entry<String, FieldPath> name : names.entrySet()) {
      if (text.startsWith(name.getKey() + ".")) {
        FieldPath start = name.getValue();
        Optional<FieldPath> found = below(start, text.substring(name.getKey().length() + 1));
        return hasDefault ? found.map(path -> path.withDefault(start)) : found;
      }
    }
    return Optional.empty();
  }

  private static Optional<FieldPath> below(FieldPath start, String path) {
    FieldPath out = start;
    int at = 0;
    while (at < path.length()) {
      boolean quoted = path.charAt(at) == '"';
      int from = quoted ? at + 1 : at;
      int end = path.indexOf(quoted ? '"' : '.', from);
      if (end < 0 && quoted) {
        return Optional.empty();
      }
      end = end < 0 ? path.length() : end;
      String field = path.substring(from, end);
      at = quoted ? end + 1 : end;
      boolean goesOn = at == path.length() || path.charAt(at) == '.';
      if (field.isEmpty() || !goesOn || !(quoted || isName(field))) {
        return Optional.empty();
      }
      out = out.field(field);
      at++;
    }
    return Optional.of(out);
  }

  private static boolean isName(String field) {
    return field.chars().allMatch(sign -> sign == '_' || Character.isLetterOrDigit(sign));
  }
}
