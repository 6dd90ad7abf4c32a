package dev.ephor.policy;

/**
 * A kind as match blocks name it: each part may hold wildcards; a part that is not given is {@code
 * *}, but for the subresource, which is empty.
 *
 * @param text the entry as written
 */
public record KindSelector(
    String group, String version, String kind, String subresource, String text) {}
