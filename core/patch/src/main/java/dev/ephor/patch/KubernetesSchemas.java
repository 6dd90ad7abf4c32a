package dev.ephor.patch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The merge schemas of the built-in kinds of Kubernetes. Making one reads a table of some 300
 * lines; make it once. Immutable.
 */
public final class KubernetesSchemas {
  private static final String TABLE = "merge-rules.txt";
  private static final String NONE = "-";

  private final Map<String, Type> kinds = new HashMap<>();

  public KubernetesSchemas() {
    Map<String, Type> types = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(KubernetesSchemas.class.getResourceAsStream(TABLE), TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          read(line.split(" "), types);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String[] words, Map<String, Type> types) {
    if (words[0].equals("kind")) {
      String group = words[1].equals(NONE) ? "" : words[1];
      kinds.put(group + "/" + words[2], type(words[3], types));
      return;
    }
    MergeSchema.Rule rule = rule(words[2], words[3]);
    Type value = words[4].equals(NONE) ? new Type() : type(words[4], types);
    type(words[0], types).fields.put(words[1], new Place(rule, value));
  }

  private static Type type(String name, Map<String, Type> types) {
    return types.computeIfAbsent(name, _ -> new Type());
  }

  /** The mark {@code retainKeys} only tells clients to send the directive of that name. */
  private static MergeSchema.Rule rule(String strategy, String keys) {
    List<String> marks = Arrays.asList(strategy.split(","));
    if (marks.contains("replace")) {
      return new MergeSchema.Rule.Replace();
    }
    if (!marks.contains("merge")) {
      return MergeSchema.Rule.DEFAULT;
    }
    return keys.equals(NONE)
        ? new MergeSchema.Rule.Unite()
        : new MergeSchema.Rule.MergeByKeys(List.of(keys.split(",")));
  }

  /**
   * Schema of a kind in any version of its API group; {@link MergeSchema#UNKNOWN} for custom
   * resources, whose lists are replaced.
   */
  public MergeSchema of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    Type type = kinds.get(group + "/" + kind);
    return type == null ? MergeSchema.UNKNOWN : new Place(MergeSchema.Rule.DEFAULT, type);
  }

  /** Fields of an API type that have a rule or a type with one. Filled while the table is read. */
  private static final class Type {
    private final Map<String, Place> fields = new HashMap<>();
  }

  private record Place(MergeSchema.Rule rule, Type type) implements MergeSchema {
    @Override
    public MergeSchema member(String name) {
      Place field = type.fields.get(name);
      return field == null ? MergeSchema.UNKNOWN : field;
    }
  }
}
