package dev.ephor.engine.podsecurity;

import dev.ephor.engine.podsecurity.FieldError.Fault;
import dev.ephor.policy.PodSecurity;
import dev.ephor.scalar.Wildcard;
import java.util.List;

/**
 * What a rule or an exception allows in spite of the standard.
 *
 * <p>An exclusion without images is for fields of the pod, one with images for the fields of
 * containers with these images. What neither the pod nor a container sets, the pod is excused for
 * as well, unless the exclusion names a field. With a restricted field it is for that field alone,
 * and for its values if it lists any; a field that is missing has no value that could be wrong, and
 * is excluded as well.
 */
final class Exclusions {
  private final List<PodSecurity.Exclusion> list;

  Exclusions(List<PodSecurity.Exclusion> list) {
    this.list = List.copyOf(list);
  }

  /** The errors that are left of a finding; all of them when none is excluded. */
  List<FieldError> remaining(String control, List<FieldError> errors) {
    List<PodSecurity.Exclusion> ofControl =
        list.stream().filter(exclusion -> exclusion.controlName().equals(control)).toList();
    return errors.stream()
        .filter(error -> ofControl.stream().noneMatch(exclusion -> excludes(exclusion, error)))
        .toList();
  }

  private static boolean excludes(PodSecurity.Exclusion exclusion, FieldError error) {
    return isAbout(exclusion, error)
        && exclusion.restrictedField().map(error.restrictedField()::equals).orElse(true)
        && (exclusion.values().isEmpty() || areAllowed(exclusion.values(), error.fault()));
  }

  private static boolean isAbout(PodSecurity.Exclusion exclusion, FieldError error) {
    boolean ofPod = exclusion.images().isEmpty();
    if (error.fault() instanceof Fault.Unset && ofPod) {
      return exclusion.restrictedField().isEmpty();
    }
    return error.container().map(found -> isAny(exclusion.images(), found.image())).orElse(ofPod);
  }

  private static boolean areAllowed(List<String> allowed, Fault fault) {
    return switch (fault) {
      case Fault.Missing _, Fault.Unset _ -> true;
      case Fault.Present _ -> true;
      case Fault.Forbidden forbidden ->
          forbidden.values().stream().allMatch(value -> isAny(allowed, value));
    };
  }

  private static boolean isAny(List<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
  }
}
