package dev.ephor.lint;

import dev.ephor.schema.ResourceType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of resources that a policy or a rule is for.
 *
 * @param types those whose fields are known, one version of each kind
 * @param isComplete whether there are no others: no wildcard and no kind that is not known
 */
record Subjects(List<ResourceType> types, boolean isComplete) {
  static final Subjects UNKNOWN = new Subjects(List.of(), false);

  /** What is said of a resource of no known kind holds for all of these. */
  static final Subjects EVERY = new Subjects(List.of(), true);

  Subjects {
    types = List.copyOf(types);
  }

  Subjects or(Subjects more) {
    Set<ResourceType> all = new LinkedHashSet<>(types);
    all.addAll(more.types);
    return new Subjects(List.copyOf(all), isComplete && more.isComplete);
  }

  /** What is in both; of the kinds that are not known it is not known whether they are in both. */
  Subjects and(Subjects more) {
    if (!isComplete && types.isEmpty()) {
      return more;
    }
    if (!more.isComplete && more.types.isEmpty()) {
      return this;
    }
    List<ResourceType> both = types.stream().filter(more.types::contains).toList();
    return new Subjects(both, isComplete || more.isComplete);
  }
}
