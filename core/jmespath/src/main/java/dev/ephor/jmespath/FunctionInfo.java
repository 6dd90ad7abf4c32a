package dev.ephor.jmespath;

/**
 * A function as users read about it.
 *
 * @param signature such as {@code truncate(string, number) string}
 * @param note what it does, one line
 */
public record FunctionInfo(String name, String signature, String note) {}
