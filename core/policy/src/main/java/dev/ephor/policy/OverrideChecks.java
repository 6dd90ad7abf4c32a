package dev.ephor.policy;

import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Overrides of the failure action that say two things about one namespace. */
final class OverrideChecks {
  private OverrideChecks() {}

  /**
   * @param list the field, below which the entries stand
   */
  static void check(Fragment list, Findings findings) {
    List<Entry> before = new ArrayList<>();
    for (Fragment entry : list.children()) {
      String action = entry.child("action").map(Texts::of).orElse("").toLowerCase(Locale.ROOT);
      List<Fragment> names = entry.child("namespaces").map(Fragment::children).orElse(List.of());
      for (Fragment name : names) {
        String text = Texts.of(name);
        before.stream()
            .filter(other -> !other.action().equals(action) && other.meets(text))
            .findFirst()
            .ifPresent(other ->
                PolicyMistake.OVERRIDE.at(
                    name,
                    findings,
                    "namespace `" + text + "` has another action by `" + other.namespace() + "`",
                    "name each namespace once; wildcards count"));
      }
      names.forEach(name -> before.add(new Entry(action, Texts.of(name))));
    }
  }

  private record Entry(String action, String namespace) {
    boolean meets(String other) {
      return Wildcard.matches(namespace, other) || Wildcard.matches(other, namespace);
    }
  }
}
