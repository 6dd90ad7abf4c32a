package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Kubernetes' semantic versions. */
final class SemverLibrary implements CelLibrary {
  static final String TYPE = "kubernetes.Semver";

  /** A version as a value of the language; build metadata does not count in comparisons. */
  record Version(SemanticVersion version) implements CelOpaque {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Version(SemanticVersion that) && version.compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return List.of(version.major(), version.minor(), version.patch(), version.prerelease())
          .hashCode();
    }

    @Override
    public String typeName() {
      return TYPE;
    }

    @Override
    public String toString() {
      return version.toString();
    }
  }

  @Override
  public String name() {
    return "semver";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(TYPE);
    for (String parameters : new String[] {"(string)", "(string, bool)"}) {
      to.function(
          "semver",
          parameters + " -> " + TYPE,
          (call, a) -> {
            Optional<SemanticVersion> parsed = parse(call, a);
            return parsed.isPresent()
                ? new Version(parsed.get())
                : CelError.of("No Major.Minor.Patch elements found");
          });
      to.function(
          "isSemver",
          parameters + " -> bool",
          (call, a) -> BoolNode.of(parse(call, a).isPresent()));
    }
    part(to, "major", SemanticVersion::major);
    part(to, "minor", SemanticVersion::minor);
    part(to, "patch", SemanticVersion::patch);
    to.function(
        "compareTo",
        TYPE + ".(" + TYPE + ") -> int",
        (_, a) -> IntNode.of(Integer.signum(version(a[0]).compareTo(version(a[1])))));
    comparison(to, "isGreaterThan", order -> order > 0);
    comparison(to, "isLessThan", order -> order < 0);
  }

  private static void part(CelDeclarations to, String name, ToLongFunction<SemanticVersion> part) {
    to.function(name, TYPE + ".() -> int", (_, a) -> IntNode.of(part.applyAsLong(version(a[0]))));
  }

  private static void comparison(CelDeclarations to, String name, IntPredicate test) {
    to.function(
        name,
        TYPE + ".(" + TYPE + ") -> bool",
        (_, a) -> BoolNode.of(test.test(version(a[0]).compareTo(version(a[1])))));
  }

  private static Optional<SemanticVersion> parse(CelCall call, Value[] arguments) {
    String text = Arguments.text(arguments[0]);
    if (!Arguments.chargeTraversal(call, text.length())) {
      return Optional.empty();
    }
    boolean isNormalized = arguments.length == 2 && arguments[1] == BoolNode.TRUE;
    return isNormalized ? SemanticVersion.parseNormalized(text) : SemanticVersion.parse(text);
  }

  private static SemanticVersion version(Value value) {
    return ((Version) value).version();
  }
}
