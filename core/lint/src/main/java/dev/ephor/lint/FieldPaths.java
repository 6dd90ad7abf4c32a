package dev.ephor.lint;

import dev.ephor.schema.Field;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows written paths such as {@code object.spec.containers[0].image} through types. */
final class FieldPaths {
  private static final int STEPS_MAX = 64;

  private final List<ResourceType> types;

  FieldPaths(List<ResourceType> types) {
    this.types = types;
  }

  List<Field> fieldsAfter(String path) {
    List<String> steps = steps(path);
    List<String> before = steps.isEmpty() ? steps : steps.subList(0, steps.size() - 1);
    Map<String, Field> out = new LinkedHashMap<>();
    for (Schema schema : roots(before)) {
      follow(schema, rest(before))
          .ifPresent(found -> {
            if (found instanceof Schema.Structure structure) {
              structure.fields().forEach(field -> out.putIfAbsent(field.name(), field));
            }
          });
    }
    return List.copyOf(out.values());
  }

  Optional<Field> field(String path) {
    List<String> steps = steps(path);
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<String> before = steps.subList(0, steps.size() - 1);
    for (Schema schema : roots(before)) {
      Optional<Field> found =
          follow(schema, rest(before)).flatMap(owner -> owner.member(steps.getLast()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Schema> roots(List<String> steps) {
    return rootLength(steps) == 0 ? List.of() : types.stream().map(ResourceType::schema).toList();
  }

  private static List<String> rest(List<String> steps) {
    return steps.subList(rootLength(steps), steps.size());
  }

  /** Number of steps that lead to the resource, or 0 when they do not. */
  private static int rootLength(List<String> steps) {
    if (steps.isEmpty()) {
      return 0;
    }
    return switch (steps.getFirst()) {
      case "object", "oldObject" -> 1;
      case "request" ->
          steps.size() > 1 && (steps.get(1).equals("object") || steps.get(1).equals("oldObject"))
              ? 2
              : 0;
      default -> 0;
    };
  }

  private static Optional<Schema> follow(Schema from, List<String> steps) {
    Optional<Schema> at = Optional.of(from);
    for (String step : steps) {
      at =
          at.flatMap(schema ->
              step.equals("[]") && schema instanceof Schema.ListOf(Schema elements)
                  ? Optional.of(elements)
                  : schema.member(step).map(Field::schema));
    }
    return at;
  }

  /** Names of the path; {@code []} for every bracket with an index or a filter. */
  private static List<String> steps(String path) {
    List<String> out = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean isNameNext = true;
    for (int at = 0; at < path.length() && out.size() < STEPS_MAX; at++) {
      char c = path.charAt(at);
      if (c == '[') {
        int end = path.indexOf(']', at);
        String inside = end < 0 ? "" : path.substring(at + 1, end).strip();
        if (isNameNext) {
          out.add(name.toString());
          name.setLength(0);
        }
        out.add(isQuoted(inside) ? inside.substring(1, inside.length() - 1) : "[]");
        isNameNext = false;
        at = end < 0 ? path.length() : end;
      } else if (c == '.') {
        if (isNameNext) {
          out.add(name.toString());
          name.setLength(0);
        }
        isNameNext = true;
      } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/') {
        name.append(c);
        isNameNext = true;
      }
    }
    if (isNameNext) {
      out.add(name.toString());
    }
    return out;
  }

  private static boolean isQuoted(String text) {
    return text.length() > 1
        && (text.charAt(0) == '\'' || text.charAt(0) == '"')
        && text.charAt(text.length() - 1) == text.charAt(0);
  }
}
