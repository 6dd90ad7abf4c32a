package dev.ephor.engine.template;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;

/**
 * A variable that has no value.
 *
 * @param at where the text with the variable stands in the policy
 * @param notFound whether the variable names something that is not there, as against a failure
 */
public record TemplateError(String code, String message, SourceLocation at, boolean notFound)
    implements ErrorValue {}
