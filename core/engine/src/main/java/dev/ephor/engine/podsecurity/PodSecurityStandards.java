package dev.ephor.engine.podsecurity;

import dev.ephor.document.ObjectNode;
import dev.ephor.policy.PodSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks pods against the Pod Security Standards of Kubernetes.
 *
 * <p>The levels, controls and versions are those of Kubernetes' documentation of the standards, the
 * words those of its Pod Security Admission. The restricted standard includes the baseline one, and
 * both speak when a pod violates the same control of both. Pure; may be used by several threads.
 */
public final class PodSecurityStandards {
  private static final int LATEST = Integer.MAX_VALUE;
  private static final String VERSION_PREFIX = "v1.";

  private PodSecurityStandards() {}

  /** As {@link #check(PodSecurity, List, ObjectNode, ObjectNode)}, without exceptions. */
  public static PodSecurityVerdict check(
      PodSecurity settings, ObjectNode metadata, ObjectNode spec) {
    return check(settings, List.of(), metadata, spec);
  }

  /**
   * Checks a pod, or the template of one.
   *
   * @param exceptions exclusions beyond those of the settings
   * @param metadata of the pod or its template, for its annotations
   */
  public static PodSecurityVerdict check(
      PodSecurity settings,
      List<PodSecurity.Exclusion> exceptions,
      ObjectNode metadata,
      ObjectNode spec) {
    PodReader reader = new PodReader();
    Pod pod = reader.read(metadata, spec);
    Optional<String> mistake = reader.mistake();
    if (mistake.isPresent()) {
      return new PodSecurityVerdict.Unreadable(mistake.get());
    }
    List<PodSecurity.Exclusion> excluded = new ArrayList<>(settings.exclude());
    excluded.addAll(exceptions);
    Exclusions exclusions = new Exclusions(excluded);
    int minor = minor(settings.version());
    List<Violation> out = new ArrayList<>();
    for (Check check : Standards.CHECKS) {
      if (applies(check, settings.level())) {
        check
            .find(pod, minor)
            .flatMap(finding -> violation(check, finding, exclusions))
            .ifPresent(out::add);
      }
    }
    return new PodSecurityVerdict.Checked(out);
  }

  private static boolean applies(Check check, PodSecurity.Level level) {
    return switch (level) {
      case PRIVILEGED -> false;
      case BASELINE -> !check.restricted();
      case RESTRICTED -> true;
    };
  }

  private static Optional<Violation> violation(
      Check check, Finding finding, Exclusions exclusions) {
    List<FieldError> left = exclusions.remaining(check.control(), finding.errors());
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                check.id(),
                check.control(),
                finding.reason(),
                finding.detail(),
                left.stream().map(FieldError::text).toList()));
  }

  /** The minor version of {@code v1.30}; the newest of {@code latest}. */
  private static int minor(String version) {
    if (!version.startsWith(VERSION_PREFIX)) {
      return LATEST;
    }
    String digits = version.substring(VERSION_PREFIX.length());
    boolean number = !digits.isEmpty() && digits.length() < 6;
    return number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : LATEST;
  }

  /** The message of a rule that found violations, as Kyverno prints it. */
  public static String message(String rule, PodSecurity settings, List<Violation> violations) {
    return "Validation rule '"
        + rule
        + "' failed. It violates PodSecurity \""
        + settings.level().name().toLowerCase(Locale.ROOT)
        + ":"
        + settings.version()
        + "\": "
        + violations.stream().map(Violation::text).collect(Collectors.joining());
  }
}
