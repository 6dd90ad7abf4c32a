package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A match or exclude block. The older form without {@code any} and {@code all} is read as ALL with
 * one filter; a block that is not there has no filters.
 */
public record MatchBlock(Mode mode, List<ResourceFilter> filters, Fragment source) {
  public MatchBlock {
    filters = List.copyOf(filters);
  }

  public boolean isEmpty() {
    return filters.isEmpty();
  }

  /** Whether one filter is enough or all must hold. */
  public enum Mode {
    ANY,
    ALL
  }

  /** One entry of any or all: what is selected, and who asks for it. */
  public record ResourceFilter(
      Optional<ResourceDescription> resources, UserFilter users, Fragment source) {}

  /** Field {@code resources}; an empty list or map does not restrict. */
  public record ResourceDescription(
      List<KindSelector> kinds,
      List<String> names,
      List<String> namespaces,
      Map<String, String> annotations,
      Optional<LabelSelector> selector,
      Optional<LabelSelector> namespaceSelector,
      List<String> operations,
      Fragment source) {
    public ResourceDescription {
      kinds = List.copyOf(kinds);
      names = List.copyOf(names);
      namespaces = List.copyOf(namespaces);
      annotations = Map.copyOf(annotations);
      operations = List.copyOf(operations);
    }
  }

  /** Fields {@code roles}, {@code clusterRoles}, {@code subjects}. */
  public record UserFilter(List<String> roles, List<String> clusterRoles, List<Subject> subjects) {
    public static final UserFilter NONE = new UserFilter(List.of(), List.of(), List.of());

    public UserFilter {
      roles = List.copyOf(roles);
      clusterRoles = List.copyOf(clusterRoles);
      subjects = List.copyOf(subjects);
    }

    public boolean isEmpty() {
      return roles.isEmpty() && clusterRoles.isEmpty() && subjects.isEmpty();
    }
  }

  /** An RBAC subject; kind is User, Group or ServiceAccount. */
  public record Subject(String kind, String namespace, String name) {}
}
