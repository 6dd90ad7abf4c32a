package dev.ephor.policy;

import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;

/** Mistakes of rules about images that show only when their fields are seen together. */
final class ImageChecks {
  private ImageChecks() {}

  static void check(
      RulePolicy.RulePolicySpec spec, Rule rule, RuleBody.VerifyImages verify, Findings findings) {
    for (ImageVerification entry : verify.entries()) {
      if (!entry.settings().mutateDigest()) {
        continue;
      }
      Fragment place = entry.source().child("mutateDigest").orElse(entry.source());
      if (entry.failureAction().orElse(spec.failureAction()) == FailureAction.AUDIT) {
        PolicyMistake.IMAGES.at(
            place,
            findings,
            "`mutateDigest` changes resources, which a rule that only audits must not do",
            "set `mutateDigest: false`, or `failureAction: Enforce`");
      }
      for (ImageExtraction extraction : rule.options().imageExtractors()) {
        extraction.places().stream()
            .flatMap(found -> found.jmesPath().stream())
            .forEach(path ->
                PolicyMistake.IMAGES.at(
                    path,
                    findings,
                    "an image that `jmesPath` has changed cannot get a digest",
                    "set `mutateDigest: false`, or remove `jmesPath`"));
      }
    }
  }

  static void extractors(Rule rule, Findings findings) {
    if (!(rule.body() instanceof RuleBody.VerifyImages)) {
      rule.source()
          .child("imageExtractors")
          .ifPresent(found ->
              PolicyMistake.IMAGES.at(
                  found.keyAt(),
                  findings,
                  "`imageExtractors` is for rules with `verifyImages`",
                  "remove it; `images` holds the images of pods and their controllers"));
    }
  }
}
