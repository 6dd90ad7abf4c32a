package dev.ephor.scalar;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of semver.org 2.0.0. The three numbers and numeric pre-release identifiers are unsigned
 * 64-bit values.
 *
 * <p>Ordering is semver's precedence, which ignores the build text; {@code equals} does not.
 *
 * @param prerelease identifiers after {@code -}; empty for a release
 * @param build text after {@code +}; empty when there is none
 */
public record SemanticVersion(
    long major, long minor, long patch, List<String> prerelease, String build)
    implements Comparable<SemanticVersion> {

  public SemanticVersion {
    prerelease = List.copyOf(prerelease);
  }

  static SemanticVersion release(long major, long minor, long patch) {
    return new SemanticVersion(major, minor, patch, List.of(), "");
  }

  /** Strict reading: exactly three numbers, no leading zeros, no {@code v}. */
  public static Optional<SemanticVersion> parse(String text) {
    return Optional.ofNullable(VersionReader.read(text));
  }

  /**
   * Reading as Kubernetes' CEL function {@code semver(text, true)} does: a leading {@code v} is
   * dropped, missing minor and patch numbers are 0, leading zeros of the three numbers are dropped.
   * A shortened version may not carry pre-release or build text.
   */
  public static Optional<SemanticVersion> parseNormalized(String text) {
    return VersionReader.normalize(text).flatMap(SemanticVersion::parse);
  }

  /** Whether there is a pre-release part. */
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = Long.compareUnsigned(major, other.major);
    if (order == 0) {
      order = Long.compareUnsigned(minor, other.minor);
    }
    if (order == 0) {
      order = Long.compareUnsigned(patch, other.patch);
    }
    return order != 0 ? order : comparePrerelease(prerelease, other.prerelease);
  }

  private static int comparePrerelease(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareIdentifier(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareIdentifier(String left, String right) {
    boolean leftNumeric = VersionReader.isNumeric(left);
    boolean rightNumeric = VersionReader.isNumeric(right);
    if (leftNumeric && rightNumeric) {
      return Long.compareUnsigned(Long.parseUnsignedLong(left), Long.parseUnsignedLong(right));
    }
    if (leftNumeric != rightNumeric) {
      return leftNumeric ? -1 : 1;
    }
    return left.compareTo(right);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemanticVersion that
        && compareTo(that) == 0
        && build.equals(that.build);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * (31 * major + minor) + patch) + prerelease.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(Long.toUnsignedString(major)).append('.');
    out.append(Long.toUnsignedString(minor)).append('.');
    out.append(Long.toUnsignedString(patch));
    if (!prerelease.isEmpty()) {
      out.append('-').append(String.join(".", prerelease));
    }
    if (!build.isEmpty()) {
      out.append('+').append(build);
    }
    return out.toString();
  }
}
