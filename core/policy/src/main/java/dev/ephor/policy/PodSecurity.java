package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/** The content of {@code validate.podSecurity}. */
public record PodSecurity(Level level, String version, List<Exclusion> exclude) {
  public PodSecurity {
    exclude = List.copyOf(exclude);
  }

  /** Levels of the Pod Security Standards. */
  public enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED
  }

  /**
   * A control that is not checked for some images, or for some values of one field.
   *
   * @param images references that may hold wildcards; empty for controls of the whole pod
   */
  public record Exclusion(
      String controlName,
      List<String> images,
      Optional<String> restrictedField,
      List<String> values) {
    public Exclusion {
      images = List.copyOf(images);
      values = List.copyOf(values);
    }
  }
}
