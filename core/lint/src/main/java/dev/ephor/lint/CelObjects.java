package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.BoolNode;
import dev.ephor.document.NearestName;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.schema.Field;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import dev.ephor.schema.SchemaCatalog;
import java.util.List;
import java.util.Optional;

/**
 * Holds resources that an expression writes out as a map, as for {@code generator.Apply}, against
 * the kind that they name. What is computed can be anything and is passed over.
 */
final class CelObjects {
  private static final int DEPTH_MAX = 64;

  private final CelWalk walk;
  private final SchemaCatalog catalog;

  CelObjects(CelWalk walk, SchemaCatalog catalog) {
    this.walk = walk;
    this.catalog = catalog;
  }

  /** A map that may be a whole resource. */
  void check(CelForm.MapLiteral map, CelScope scope) {
    if (map.type().isEmpty()) {
      type(map).ifPresent(type -> members(map, type.schema(), scope, 0));
    }
  }

  private Optional<ResourceType> type(CelForm.MapLiteral map) {
    return catalog.find(text(map, "apiVersion"), text(map, "kind"));
  }

  private static String text(CelForm.MapLiteral map, String name) {
    for (CelForm.Entry entry : map.entries()) {
      if (name(entry).equals(name)
          && plain(entry.value()) instanceof CelForm.Literal(StringNode(String text), _)) {
        return text;
      }
    }
    return "";
  }

  private static String name(CelForm.Entry entry) {
    return entry.key() instanceof CelForm.Literal(StringNode(String name), _) ? name : "";
  }

  /** Without {@code dyn()}, which changes no value. */
  private static CelForm plain(CelForm form) {
    return form instanceof CelForm.Call call
            && call.function().equals("dyn")
            && call.arguments().size() == 1
        ? plain(call.arguments().getFirst())
        : form;
  }

  private void value(CelForm written, String name, Schema schema, Spot spot) {
    if (spot.depth() > DEPTH_MAX) {
      return;
    }
    CelForm form = plain(written);
    switch (form) {
      case CelForm.MapLiteral map -> {
        if (schema instanceof Schema.ListOf || schema instanceof Schema.Scalar) {
          wrong(form, "an object", name, schema, spot.scope());
        } else if (map.type().isEmpty()) {
          members(map, schema, spot.scope(), spot.depth() + 1);
        }
      }
      case CelForm.ListLiteral(List<CelForm> elements, _) -> {
        switch (schema) {
          case Schema.ListOf(Schema each) ->
              elements.forEach(element -> value(element, name, each, spot.deeper()));
          case Schema.MapOf _, Schema.Structure _, Schema.Scalar _ ->
              wrong(form, "a list", name, schema, spot.scope());
          case Schema.Any _ -> {}
        }
      }
      case CelForm.Literal(Value value, _) -> literal(form, value, name, schema, spot.scope());
      case CelForm.Call call -> {
        if (call.function().equals("_?_:_")) {
          value(call.arguments().get(1), name, schema, spot.deeper());
          value(call.arguments().get(2), name, schema, spot.deeper());
        }
      }
      case CelForm.Name _, CelForm.Select _, CelForm.Has _, CelForm.Loop _, CelForm.Bind _ -> {}
    }
  }

  private record Spot(CelScope scope, int depth) {
    Spot deeper() {
      return new Spot(scope, depth + 1);
    }
  }

  private void members(CelForm.MapLiteral map, Schema schema, CelScope scope, int depth) {
    for (CelForm.Entry entry : map.entries()) {
      String name = name(entry);
      Optional<Field> field = schema.member(name);
      if (field.isPresent()) {
        value(entry.value(), name, field.get().schema(), new Spot(scope, depth));
      } else if (!name.isEmpty() && schema instanceof Schema.Structure structure) {
        if (!structure.isOpen()) {
          List<String> names = structure.fields().stream().map(Field::name).toList();
          walk.report(
              scope,
              new CelWalk.Spot(entry.key(), ""),
              LintCode.UNKNOWN_FIELD,
              "`" + structure.name() + "` has no field `" + name + "`",
              NearestName.help(name, names));
        }
      }
    }
  }

  private void literal(CelForm form, Value value, String name, Schema schema, CelScope scope) {
    if (!(schema instanceof Schema.Scalar(ScalarType type, List<String> values))) {
      boolean isValue =
          value instanceof StringNode || value instanceof NumberNode || value instanceof BoolNode;
      if (isValue && !(schema instanceof Schema.Any)) {
        wrong(form, "a single value", name, schema, scope);
      }
      return;
    }
    switch (value) {
      case StringNode(String text) -> {
        if (!type.takesText()) {
          wrong(form, "text", name, schema, scope);
        } else if (!values.isEmpty() && !values.contains(text)) {
          walk.report(
              scope,
              new CelWalk.Spot(form, ""),
              LintCode.WRONG_VALUE,
              "the field never is `" + text + "`; it is one of " + CelCalls.listed(values),
              NearestName.help(text, values));
        } else if (!ReadableText.as(type, text)) {
          walk.report(
              scope,
              new CelWalk.Spot(form, ""),
              LintCode.UNREADABLE_TEXT,
              "`" + text + "` is no " + type.text(),
              ReadableText.help(type));
        }
      }
      case NumberNode _ -> {
        if (!type.takesNumbers()) {
          wrong(form, "a number", name, schema, scope);
        }
      }
      case BoolNode _ -> {
        if (type != ScalarType.BOOLEAN) {
          wrong(form, "a boolean", name, schema, scope);
        }
      }
      default -> {}
    }
  }

  private void wrong(CelForm form, String written, String name, Schema schema, CelScope scope) {
    walk.report(
        scope,
        new CelWalk.Spot(form, ""),
        LintCode.WRONG_SHAPE,
        written + " does not fit `" + name.replace("`", "'") + "` (" + schema.text() + ")",
        Optional.empty());
  }
}
