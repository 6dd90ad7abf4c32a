package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.Optional;

/** One entry of {@code validations} (in rules: {@code cel.expressions}). */
public record CelValidation(
    Fragment expression,
    Optional<String> message,
    Optional<Fragment> messageExpression,
    Optional<String> reason) {}
