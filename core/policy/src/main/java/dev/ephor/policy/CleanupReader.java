package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the policies that delete on a schedule, of both API groups. */
final class CleanupReader {
  private static final Map<String, PropagationPolicy> PROPAGATION =
      Map.of(
          "Foreground", PropagationPolicy.FOREGROUND,
          "Background", PropagationPolicy.BACKGROUND,
          "Orphan", PropagationPolicy.ORPHAN);

  private CleanupReader() {}

  static CleanupPolicy cleanup(PolicyMeta meta, FieldReader spec) {
    Rule.Selection selection = MatchReader.selection(spec, MatchReader.Form.NEW);
    List<ContextEntry> context = ContextReader.read(spec);
    CleanupPolicy out =
        new CleanupPolicy(
            meta,
            selection,
            context,
            ConditionsReader.read(spec, "conditions"),
            schedule(spec),
            spec.choice("deletionPropagationPolicy", PROPAGATION));
    spec.finish();
    noUsers(spec, selection);
    context.forEach(entry -> checkEntry(spec, entry));
    return out;
  }

  static DeletingPolicy deleting(PolicyMeta meta, FieldReader spec) {
    DeletingPolicy out =
        new DeletingPolicy(
            meta,
            CelFieldsReader.conditions(spec, "conditions"),
            schedule(spec),
            spec.choice("deletionPropagationPolicy", PROPAGATION));
    spec.finish();
    return out;
  }

  private static String schedule(FieldReader spec) {
    Fragment field = spec.requiredTextFragment("schedule");
    String schedule = Texts.of(field);
    if (!spec.has("schedule")) {
      return "";
    }
    Optional<String> mistake = CronCheck.mistake(schedule);
    mistake.ifPresent(text ->
        PolicyMistake.SCHEDULE.at(
            field,
            spec.findings(),
            "bad schedule `" + schedule + "`: " + text,
            "write minute, hour, day of month, month and day of week, such as `*/5 * * * *`"));
    return schedule;
  }

  /** Deletion on a schedule has no request, so nobody asks for it. */
  private static void noUsers(FieldReader spec, Rule.Selection selection) {
    for (MatchBlock block : List.of(selection.match(), selection.exclude())) {
      for (MatchBlock.ResourceFilter filter : block.filters()) {
        for (String field : List.of("roles", "clusterRoles", "subjects")) {
          filter
              .source()
              .child(field)
              .ifPresent(place ->
                  PolicyMistake.NOT_SUPPORTED.at(
                      place,
                      spec.findings(),
                      "`" + field + "` cannot be used: a cleanup has no user",
                      "remove it"));
        }
      }
    }
  }

  private static void checkEntry(FieldReader spec, ContextEntry entry) {
    String unsupported =
        switch (entry) {
          case ContextEntry.ConfigMap _ -> "configMap";
          case ContextEntry.ImageRegistry _ -> "imageRegistry";
          case ContextEntry.Variable _, ContextEntry.ApiCall _, ContextEntry.GlobalReference _ ->
              "";
        };
    if (!unsupported.isEmpty()) {
      PolicyMistake.NOT_SUPPORTED.at(
          entry.source(),
          spec.findings(),
          "context entry `" + unsupported + "` cannot be used in a cleanup policy",
          "use `apiCall`, `globalReference` or `variable`");
    }
  }
}
