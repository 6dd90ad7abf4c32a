package dev.ephor.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Reads the packed types of the Kubernetes API. The file and the program that makes it are
 * described in {@code scripts/schema/README.md}. The fields of a type are read when they are asked
 * for.
 */
final class PackedSchema {
  private static final String FILE = "kubernetes.schema.gz";
  private static final Schema ANY = new Schema.Any();

  private final String text;

  /** Where the fields of a type begin in the text. */
  private final Map<String, Integer> offsets = new HashMap<>();

  private final Map<String, Schema> types = new HashMap<>();

  private PackedSchema(String text) {
    this.text = text;
  }

  /** The kinds of Kubernetes, in the order of group, kind and version. */
  static List<ResourceType> builtIn() {
    try (InputStream packed =
            Objects.requireNonNull(PackedSchema.class.getResourceAsStream(FILE), FILE);
        InputStream in = new GZIPInputStream(packed)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ResourceType> read(String text) {
    PackedSchema packed = new PackedSchema(text);
    List<List<String>> kinds = packed.index();
    List<ResourceType> out = new ArrayList<>();
    for (List<String> columns : kinds) {
      out.add(
          new ResourceType(
              new ResourceType.Name(columns.get(0), columns.get(1), columns.get(2)),
              columns.get(3),
              columns.get(4).equals("N"),
              columns.get(5).isEmpty() ? List.of() : parts(columns.get(5), ','),
              packed.type(columns.get(6))));
    }
    return List.copyOf(out);
  }

  /** Notes where types begin and returns the columns of each kind. */
  private List<List<String>> index() {
    List<List<String>> kinds = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(at);
      char first = text.charAt(at);
      if (first == '!') {
        kinds.add(parts(text.substring(at + 1, end), '\t'));
      } else if (first == '#') {
        offsets.put(text.substring(at + 1, end), end + 1);
      }
      at = end + 1;
    }
    return kinds;
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private synchronized Schema type(String name) {
    return types.computeIfAbsent(
        name,
        _ ->
            new LazyStructure(
                name.substring(name.lastIndexOf('.') + 1), false, () -> fields(name)));
  }

  private List<Field> fields(String type) {
    List<Field> out = new ArrayList<>();
    int at = offsets.getOrDefault(type, text.length());
    while (at < text.length() && text.charAt(at) != '#') {
      int end = lineEnd(at);
      List<String> columns = parts(text.substring(at, end), '\t');
      out.add(
          new Field(
              columns.get(0),
              schema(columns.get(1)),
              presence(columns.get(2).charAt(0)),
              columns.get(3)));
      at = end + 1;
    }
    return out;
  }

  private static Presence presence(char mark) {
    return switch (mark) {
      case '!' -> Presence.REQUIRED;
      case '=' -> Presence.DEFAULTED;
      default -> Presence.OPTIONAL;
    };
  }

  private Schema schema(String packed) {
    String rest = packed.substring(1);
    return switch (packed.charAt(0)) {
      case '@' -> type(rest);
      case '[' -> new Schema.ListOf(schema(rest));
      case '{' -> new Schema.MapOf(schema(rest));
      case 'e' -> new Schema.Scalar(ScalarType.STRING, parts(rest, '|'));
      case 's' -> scalar(ScalarType.STRING);
      case 'b' -> scalar(ScalarType.BOOLEAN);
      case 'i' -> scalar(ScalarType.INTEGER);
      case 'n' -> scalar(ScalarType.NUMBER);
      case 't' -> scalar(ScalarType.TIME);
      case 'y' -> scalar(ScalarType.BYTES);
      case 'q' -> scalar(ScalarType.QUANTITY);
      case 'x' -> scalar(ScalarType.INTEGER_OR_STRING);
      default -> ANY;
    };
  }

  private static Schema scalar(ScalarType type) {
    return new Schema.Scalar(type, List.of());
  }

  private static List<String> parts(String line, char separator) {
    List<String> out = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
      out.add(line.substring(start, end));
      start = end + 1;
    }
    out.add(line.substring(start));
    return out;
  }
}
