package dev.ephor.schema;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The kinds of resources that are known, with their types. Immutable; may be shared by threads. */
public final class SchemaCatalog {
  private final Map<ResourceType.Name, ResourceType> types;

  /**
   * A catalog with more kinds, and what was wrong with the definitions. A definition that is broken
   * adds nothing.
   */
  public record Extended(SchemaCatalog catalog, List<Diagnostic> diagnostics) {
    public Extended {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  private SchemaCatalog(Map<ResourceType.Name, ResourceType> types) {
    this.types = types;
  }

  /** The kinds of Kubernetes 1.36. Reads some 60 KiB: make it once, and only when it is needed. */
  public static SchemaCatalog builtIn() {
    return of(PackedSchema.builtIn());
  }

  static SchemaCatalog of(List<ResourceType> types) {
    Map<ResourceType.Name, ResourceType> byName = new LinkedHashMap<>();
    types.forEach(type -> byName.put(type.name(), type));
    return new SchemaCatalog(byName);
  }

  /**
   * This catalog and the kinds that CustomResourceDefinitions define; they replace kinds of the
   * same name.
   *
   * @param definitions of apiextensions.k8s.io; documents of other kinds are mistakes
   */
  public Extended with(List<Document> definitions) {
    List<ResourceType> all = new ArrayList<>(types.values());
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Document definition : definitions) {
      all.addAll(new DefinitionReader(definition, metadata(), diagnostics::add).types());
    }
    return new Extended(of(all), diagnostics);
  }

  private Schema metadata() {
    return find("", "v1", "Pod")
        .flatMap(pod -> pod.schema().member("metadata"))
        .map(Field::schema)
        .orElseGet(Schema.Any::new);
  }

  /** All kinds: those of Kubernetes by group, kind and version, then those that were added. */
  public List<ResourceType> types() {
    return List.copyOf(types.values());
  }

  /**
   * @param group empty for the core group
   */
  public Optional<ResourceType> find(String group, String version, String kind) {
    return Optional.ofNullable(types.get(new ResourceType.Name(group, version, kind)));
  }

  /**
   * @param apiVersion group and version as manifests have them, such as {@code apps/v1}
   */
  public Optional<ResourceType> find(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return find(
        slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  /** Whether some kind of the group is known; of other groups nothing can be said. */
  public boolean hasGroup(String group) {
    return types.keySet().stream().anyMatch(name -> name.group().equals(group));
  }

  /** API groups of which kinds are known, in alphabetical order. */
  public List<String> groups() {
    TreeSet<String> out = new TreeSet<>();
    types.keySet().forEach(name -> out.add(name.group()));
    return List.copyOf(out);
  }
}
