package dev.ephor.engine.translate;

import java.time.Instant;

/**
 * What a translation depends on besides the policy.
 *
 * @param now exceptions that have ended by then are left out
 * @param mutatingVersion of MutatingAdmissionPolicy, as the cluster serves it: {@code v1}, {@code
 *     v1beta1} or {@code v1alpha1}
 * @param onlyWhenAsked whether policies that do not ask for it are refused
 */
public record TranslationSettings(
    KindLookup kinds, Instant now, String mutatingVersion, boolean onlyWhenAsked) {}
