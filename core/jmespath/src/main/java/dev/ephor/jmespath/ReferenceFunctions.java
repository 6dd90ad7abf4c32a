package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.BOOL;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.ImageReference;
import dev.ephor.scalar.SemanticVersion;
import dev.ephor.scalar.VersionRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions of policies on versions, image references and URLs. */
final class ReferenceFunctions {
  /** compat: a text that is no version is compared as 0.0.0, as Kyverno does. */
  private static final SemanticVersion NO_VERSION = new SemanticVersion(0, 0, 0, List.of(), "");

  private ReferenceFunctions() {}

  static List<Function> functions(Environment environment) {
    return List.of(
        define(
            "semver_compare",
            List.of(takes(STRING), takes(STRING)),
            BOOL,
            "whether a semantic version lies in a range such as `>=1.2.x <2.0.0 || 3.0.0`",
            ReferenceFunctions::semverCompare),
        define(
            "image_normalize",
            List.of(takes(STRING)),
            STRING,
            "image reference with its registry and its tag or digest",
            (site, args, _) ->
                imageNormalize(site, Builtins.text(args[0]), environment.defaultRegistry())),
        define(
            "is_external_url",
            List.of(takes(STRING)),
            BOOL,
            "whether the host of a URL has no loopback or private address",
            (site, args, _) ->
                ExternalUrl.judge(site, Builtins.text(args[0]), environment.hosts())));
  }

  private static Value semverCompare(CallSite site, Value[] args, JmesBudget budget) {
    String range = Builtins.text(args[1]);
    if (!budget.spend(range.length())) {
      return site.limit();
    }
    SemanticVersion version = SemanticVersion.parse(Builtins.text(args[0])).orElse(NO_VERSION);
    return VersionRange.parse(range)
        .<Value>map(parsed -> BoolNode.of(parsed.contains(version)))
        .orElseGet(() -> site.fail("Could not parse Range \"" + range + "\""));
  }

  private static Value imageNormalize(CallSite site, String image, String defaultRegistry) {
    Optional<ImageReference> parsed = ImageReference.parse(image, defaultRegistry);
    if (parsed.isPresent()) {
      return StringNode.of(parsed.get().reference());
    }
    String full = ImageReference.withRegistry(image, defaultRegistry);
    boolean upper =
        ImageReference.parse(full.toLowerCase(Locale.ROOT), defaultRegistry).isPresent();
    String reason = upper ? "repository name must be lowercase" : "invalid reference format";
    return site.failNamed(
        "bad image: "
            + full
            + ", defaultRegistry: "
            + defaultRegistry
            + ", enableDefaultRegistryMutation: true: "
            + reason);
  }
}
