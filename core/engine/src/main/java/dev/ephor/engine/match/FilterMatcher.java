package dev.ephor.engine.match;

import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.policy.KindSelector;
import dev.ephor.policy.MatchBlock.ResourceDescription;
import dev.ephor.policy.MatchBlock.ResourceFilter;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One entry of a match or exclude block, compiled. */
final class FilterMatcher {
  private final @Nullable Resources resources;
  private final SubjectMatcher users;
  private final boolean restrictsUsers;

  private record Kind(Wildcard group, Wildcard version, Wildcard kind, Wildcard subresource) {
    static Kind of(KindSelector selector) {
      return new Kind(
          Wildcard.compile(selector.group()),
          Wildcard.compile(selector.version()),
          Wildcard.compile(selector.kind()),
          Wildcard.compile(selector.subresource()));
    }
  }

  private record Annotation(Wildcard key, Wildcard value) {}

  private record Resources(
      List<Kind> kinds,
      List<Wildcard> names,
      List<Wildcard> namespaces,
      List<Annotation> annotations,
      Optional<LabelMatcher> selector,
      Optional<LabelMatcher> namespaceSelector,
      List<String> operations) {
    static Resources of(ResourceDescription description) {
      return new Resources(
          description.kinds().stream().map(Kind::of).toList(),
          description.names().stream().map(Wildcard::compile).toList(),
          description.namespaces().stream().map(Wildcard::compile).toList(),
          new TreeMap<>(description.annotations())
              .entrySet().stream()
                  .map(entry ->
                      new Annotation(
                          Wildcard.compile(entry.getKey()), Wildcard.compile(entry.getValue())))
                  .toList(),
          description.selector().map(LabelMatcher::of),
          description.namespaceSelector().map(LabelMatcher::of),
          description.operations());
    }
  }

  private FilterMatcher(
      @Nullable Resources resources, SubjectMatcher users, boolean restrictsUsers) {
    this.resources = resources;
    this.users = users;
    this.restrictsUsers = restrictsUsers;
  }

  static FilterMatcher of(ResourceFilter filter) {
    return new FilterMatcher(
        filter.resources().map(Resources::of).orElse(null),
        SubjectMatcher.of(filter.users()),
        !filter.users().isEmpty());
  }

  /**
   * The first reason why the filter does not hold, or Java null when it holds.
   *
   * @param usersKnown false when nobody is known who sent the request: then a filter that is for
   *     certain users is taken to be for this one, so that a scan does not miss violations
   */
  @Nullable String mismatch(AdmissionAttributes attributes, boolean usersKnown) {
    if (resources != null) {
      String reason = mismatch(resources, attributes);
      if (reason != null) {
        return reason;
      }
    }
    if (restrictsUsers && usersKnown) {
      List<String> reasons = users.mismatches(attributes.user());
      return reasons.isEmpty() ? null : reasons.getFirst();
    }
    return null;
  }

  private static @Nullable String mismatch(Resources wanted, AdmissionAttributes attributes) {
    ObjectNode subject = attributes.subject();
    ObjectNode metadata = subject.object("metadata");
    if (!wanted.operations.isEmpty()
        && !wanted.operations.contains(attributes.operation().name())) {
      return "operation does not match";
    }
    if (!wanted.kinds.isEmpty() && !anyKind(wanted.kinds, attributes)) {
      return "kind does not match";
    }
    if (!wanted.names.isEmpty() && !any(wanted.names, attributes.name())) {
      return "name does not match";
    }
    if (!wanted.namespaces.isEmpty() && !any(wanted.namespaces, namespaceOf(attributes))) {
      return "namespace does not match";
    }
    for (Annotation annotation : wanted.annotations) {
      if (!hasAnnotation(metadata.object("annotations"), annotation)) {
        return "annotations do not match";
      }
    }
    if (wanted.selector.isPresent() && !wanted.selector.get().matches(metadata.object("labels"))) {
      return "selector does not match";
    }
    if (wanted.namespaceSelector.isPresent()) {
      return namespaceMismatch(wanted.namespaceSelector.get(), attributes);
    }
    return null;
  }

  private static @Nullable String namespaceMismatch(
      LabelMatcher selector, AdmissionAttributes attributes) {
    if (attributes.kind().kind().equals("Namespace")) {
      return "namespaceSelector is not for namespaces themselves";
    }
    ObjectNode labels = attributes.namespaceObject().object("metadata").object("labels");
    return selector.matches(labels) ? null : "namespaceSelector does not match";
  }

  private static boolean anyKind(List<Kind> kinds, AdmissionAttributes attributes) {
    GroupVersionKind kind = attributes.kind();
    String subresource = attributes.subresource();
    for (Kind wanted : kinds) {
      if (wanted.kind.matches(kind.kind())
          && wanted.group.matches(kind.group())
          && wanted.version.matches(kind.version())
          && (wanted.subresource.matches(subresource)
              || isDebugContainer(kind, subresource, wanted))) {
        return true;
      }
    }
    return false;
  }

  /** Ephemeral containers come as a subresource, yet rules for Pods are meant for them too. */
  private static boolean isDebugContainer(GroupVersionKind kind, String subresource, Kind wanted) {
    return subresource.equals("ephemeralcontainers")
        && kind.kind().equals("Pod")
        && wanted.subresource.matches("");
  }

  private static boolean any(List<Wildcard> wanted, String text) {
    for (Wildcard pattern : wanted) {
      if (pattern.matches(text)) {
        return true;
      }
    }
    return false;
  }

  /** A Namespace is in itself where namespaces are listed. */
  private static String namespaceOf(AdmissionAttributes attributes) {
    return attributes.kind().kind().equals("Namespace")
        ? attributes.name()
        : attributes.namespace();
  }

  private static boolean hasAnnotation(ObjectNode annotations, Annotation wanted) {
    for (int i = 0; i < annotations.size(); i++) {
      if (annotations.value(i) instanceof StringNode(String value)
          && wanted.key.matches(annotations.key(i))
          && wanted.value.matches(value)) {
        return true;
      }
    }
    return false;
  }
}
