package dev.ephor.engine.port;

import dev.ephor.document.ErrorValue;

/**
 * Why something a policy looks up could not be had.
 *
 * @param notFound whether it is known not to exist, as against not being reachable or allowed
 */
public record LookupError(String code, String message, boolean notFound) implements ErrorValue {}
