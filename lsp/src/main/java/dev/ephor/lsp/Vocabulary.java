package dev.ephor.lsp;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of policies and the names of CEL, with a sentence on each. Immutable.
 *
 * @param kinds by name; the type is that of the spec
 * @param files kinds whose fields stand at the top of the document
 * @param types objects by name, with their fields
 * @param variables what CEL expressions may name
 * @param functions functions and macros of CEL
 */
record Vocabulary(
    Map<String, Kind> kinds,
    Map<String, Kind> files,
    Map<String, Map<String, Field>> types,
    Map<String, Name> variables,
    Map<String, Name> functions) {
  private static final String TOP = "Top";

  Vocabulary {
    kinds = ordered(kinds);
    files = ordered(files);
    types = ordered(types);
    variables = ordered(variables);
    functions = ordered(functions);
  }

  /** A kind of document. */
  record Kind(String apiVersion, String type, String text) {}

  /** A field of an object. */
  record Field(String name, FieldType type, String text) {}

  /**
   * A name of CEL.
   *
   * @param signature how it is used
   * @param example a whole expression
   */
  record Name(String name, String signature, String text, String example) {}

  static Vocabulary load() {
    ObjectNode policies = resource("policy-fields.yaml");
    ObjectNode cel = resource("cel-names.yaml");
    Map<String, Map<String, Field>> types = new LinkedHashMap<>();
    ObjectNode typeNodes = policies.object("types");
    for (String type : typeNodes.keys()) {
      Map<String, Field> fields = new LinkedHashMap<>();
      ObjectNode fieldNodes = typeNodes.object(type);
      for (String name : fieldNodes.keys()) {
        List<String> parts = texts(fieldNodes, name);
        fields.put(name, new Field(name, FieldType.of(parts.getFirst()), parts.getLast()));
      }
      types.put(type, ordered(fields));
    }
    return new Vocabulary(
        kinds(policies.object("kinds")),
        kinds(policies.object("files")),
        types,
        names(cel.object("variables")),
        names(cel.object("functions")));
  }

  private static Map<String, Kind> kinds(ObjectNode from) {
    Map<String, Kind> out = new LinkedHashMap<>();
    for (String name : from.keys()) {
      List<String> parts = texts(from, name);
      out.put(name, new Kind(parts.get(0), parts.get(1), parts.get(2)));
    }
    return out;
  }

  private static Map<String, Name> names(ObjectNode from) {
    Map<String, Name> out = new LinkedHashMap<>();
    for (String name : from.keys()) {
      List<String> parts = texts(from, name);
      out.put(name, new Name(name, parts.get(0), parts.get(1), parts.get(2)));
    }
    return out;
  }

  private static List<String> texts(ObjectNode from, String name) {
    Node value = from.getOr(name, ArrayNode.of());
    return value instanceof ArrayNode list
        ? list.asList().stream().map(part -> part instanceof StringNode(String t) ? t : "").toList()
        : List.of("");
  }

  private static ObjectNode resource(String name) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new DocumentReader().readAll(name, in.readAllBytes()).documents().getFirst().root()
              instanceof ObjectNode root
          ? root
          : ObjectNode.EMPTY;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Fields of the document's own level. */
  Map<String, Field> top(String kind) {
    Kind file = files.get(kind);
    if (file != null) {
      return fields(file.type());
    }
    Map<String, Field> out = new LinkedHashMap<>(fields(TOP));
    Kind known = kinds.get(kind);
    if (known != null) {
      out.put("spec", new Field("spec", new FieldType.Named(known.type()), known.text()));
    }
    return out;
  }

  Map<String, Field> fields(String type) {
    return types.getOrDefault(type, Map.of());
  }

  /**
   * The fields from the top of a document along a path, as far as they are known.
   *
   * @return type of the value that the path leads to; empty when nothing is known of it
   */
  Optional<Walk> walk(String kind, List<String> path) {
    Map<String, Field> level = top(kind);
    FieldType at = new FieldType.Named("");
    Optional<Field> last = Optional.empty();
    for (int i = 0; i < path.size(); i++) {
      String step = path.get(i);
      switch (at) {
        case FieldType.Named named -> {
          Field field = (i == 0 ? level : fields(named.name())).get(step);
          if (field == null) {
            return Optional.empty();
          }
          last = Optional.of(field);
          at = field.type();
        }
        case FieldType.ListOf(FieldType elements) -> at = elements;
        case FieldType.MapOf(FieldType values) -> at = values;
        case FieldType.Words _ -> {
          return Optional.empty();
        }
        case FieldType.Plain _ -> {
          return Optional.of(new Walk(at, last, path.subList(i, path.size())));
        }
      }
    }
    return Optional.of(new Walk(at, last, List.of()));
  }

  /**
   * Where a path leads.
   *
   * @param field the last field on the way
   * @param rest what of the path lies within a value whose type says nothing of its parts
   */
  record Walk(FieldType type, Optional<Field> field, List<String> rest) {
    Walk {
      rest = List.copyOf(rest);
    }

    boolean is(FieldType.Form form) {
      return type instanceof FieldType.Plain(FieldType.Form own) && own == form;
    }
  }
}
