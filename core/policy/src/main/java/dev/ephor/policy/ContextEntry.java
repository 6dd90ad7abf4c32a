package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named value that a rule asks for before it is evaluated (field {@code context}). */
public sealed interface ContextEntry {
  String name();

  Fragment source();

  /** {@code variable}: a value, or an expression over the value or over the context so far. */
  record Variable(
      String name,
      Optional<Fragment> value,
      Optional<Fragment> jmesPath,
      Optional<Fragment> defaultValue,
      Fragment source)
      implements ContextEntry {}

  /** {@code configMap}: name and namespace may hold variables. */
  record ConfigMap(String name, Fragment configMapName, Fragment namespace, Fragment source)
      implements ContextEntry {}

  /** {@code apiCall}: to the API server by {@code urlPath}, or to a service. */
  record ApiCall(
      String name,
      Optional<Fragment> urlPath,
      String method,
      List<DataField> data,
      Optional<Service> service,
      Optional<Fragment> jmesPath,
      Optional<Fragment> defaultValue,
      Fragment source)
      implements ContextEntry {
    public ApiCall {
      data = List.copyOf(data);
    }
  }

  /** One member of the body of a POST. */
  record DataField(String key, Fragment value) {}

  /** {@code service}: a URL outside the API server; caBundle is PEM. */
  record Service(Fragment url, List<DataField> headers, String caBundle) {
    public Service {
      headers = List.copyOf(headers);
    }
  }

  /** {@code imageRegistry}: data of an image. */
  record ImageRegistry(
      String name,
      Fragment reference,
      Optional<Fragment> jmesPath,
      Optional<Fragment> credentials,
      Fragment source)
      implements ContextEntry {}

  /** {@code globalReference}: a GlobalContextEntry by name. */
  record GlobalReference(
      String name, Fragment entryName, Optional<Fragment> jmesPath, Fragment source)
      implements ContextEntry {}

  /** Entries by name in their order; a later entry of the same name replaces the earlier. */
  static Map<String, ContextEntry> byName(List<ContextEntry> entries) {
    Map<String, ContextEntry> out = new LinkedHashMap<>();
    entries.forEach(entry -> out.put(entry.name(), entry));
    return out;
  }
}
