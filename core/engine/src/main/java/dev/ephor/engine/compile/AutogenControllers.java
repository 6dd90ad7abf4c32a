package dev.ephor.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kinds that rules for pods are generated for.
 *
 * @param selectors kinds with a pod template, as match blocks name them
 * @param cronJob whether there are rules for CronJob as well
 */
record AutogenControllers(List<String> selectors, boolean cronJob) {
  static final String ANNOTATION = "pod-policies.kyverno.io/autogen-controllers";

  static final AutogenControllers ALL =
      new AutogenControllers(
          AutogenTarget.WITH_TEMPLATE.stream().map(AutogenTarget::selector).toList(), true);

  private static final String NONE = "none";
  private static final String EVERY = "all";

  AutogenControllers {
    selectors = List.copyOf(selectors);
  }

  /**
   * Reads the annotation's list of kinds. Kinds that autogen does not know (custom resources with a
   * pod template) count only when no known one is in the list, as in Kyverno.
   */
  static AutogenControllers of(String annotation) {
    Set<String> entries = new LinkedHashSet<>();
    Arrays.stream(annotation.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .forEach(entries::add);
    if (entries.equals(Set.of(EVERY))) {
      return ALL;
    }
    boolean cronJob = named(AutogenTarget.CRON_JOB, entries) || entries.contains(EVERY);
    List<String> known =
        AutogenTarget.WITH_TEMPLATE.stream()
            .filter(target -> named(target, entries))
            .map(AutogenTarget::selector)
            .toList();
    return new AutogenControllers(known.isEmpty() ? custom(entries) : known, cronJob);
  }

  private static boolean named(AutogenTarget target, Set<String> entries) {
    return Stream.of(target.kind(), target.selector()).anyMatch(entries::contains);
  }

  private static List<String> custom(Set<String> entries) {
    List<String> out = new ArrayList<>(entries);
    out.removeIf(entry ->
        entry.equals(NONE)
            || entry.equals(EVERY)
            || AutogenTarget.named(entry).filter(AutogenTarget.CRON_JOB::equals).isPresent());
    return out;
  }
}
