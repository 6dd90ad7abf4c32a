package dev.ephor.engine.manifest;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.policy.RuleBody;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;

/** {@code ignoreFields} of a policy, compiled: fields of some objects that may differ. */
record IgnoredFields(List<Binding> bindings) {
  IgnoredFields {
    bindings = List.copyOf(bindings);
  }

  /** Fields of the objects that one of the filters takes; of all where there is no filter. */
  record Binding(List<Filter> objects, List<Wildcard> fields) {
    Binding {
      objects = List.copyOf(objects);
      fields = List.copyOf(fields);
    }
  }

  /** Each part is a list of wildcards; none take everything. */
  record Filter(List<List<Wildcard>> parts) {
    Filter {
      parts = List.copyOf(parts);
    }

    boolean takes(List<String> values) {
      for (int i = 0; i < parts.size(); i++) {
        String value = values.get(i);
        List<Wildcard> part = parts.get(i);
        if (!part.isEmpty() && part.stream().noneMatch(one -> one.matches(value))) {
          return false;
        }
      }
      return true;
    }
  }

  static IgnoredFields of(List<RuleBody.IgnoredFields> written) {
    List<Binding> out = new ArrayList<>();
    for (RuleBody.IgnoredFields one : written) {
      List<Wildcard> fields = new ArrayList<>();
      for (String field : one.fields()) {
        if (!field.isBlank()) {
          // A field stands for all that is in it, and for nothing that only begins like it.
          fields.add(Wildcard.compile(field.strip()));
          fields.add(Wildcard.compile(field.strip() + ".*"));
        }
      }
      out.add(new Binding(one.objects().stream().map(IgnoredFields::filter).toList(), fields));
    }
    return new IgnoredFields(out);
  }

  private static Filter filter(RuleBody.ObjectFilter filter) {
    return new Filter(
        List.of(
            wildcards(filter.group()),
            wildcards(filter.version()),
            wildcards(filter.kind()),
            wildcards(filter.namespace()),
            wildcards(filter.name())));
  }

  /** Several are separated by commas; a dash is the empty text. */
  private static List<Wildcard> wildcards(String text) {
    List<Wildcard> out = new ArrayList<>();
    for (String one : text.split(",")) {
      if (!one.isBlank()) {
        out.add(Wildcard.compile(one.strip().equals("-") ? "" : one.strip()));
      }
    }
    return out;
  }

  /** The fields that may differ in this object. */
  List<Wildcard> of(Node resource) {
    if (!(resource instanceof ObjectNode object)) {
      return List.of();
    }
    GroupVersionKind kind = GroupVersionKind.of(object);
    ObjectNode metadata = object.object("metadata");
    List<String> values =
        List.of(
            kind.group(),
            kind.version(),
            kind.kind(),
            metadata.text("namespace", ""),
            metadata.text("name", ""));
    List<Wildcard> out = new ArrayList<>();
    for (Binding binding : bindings) {
      if (binding.objects().isEmpty()
          || binding.objects().stream().anyMatch(filter -> filter.takes(values))) {
        out.addAll(binding.fields());
      }
    }
    return out;
  }
}
