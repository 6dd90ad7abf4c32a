package dev.ephor.policy;

/** The kind of a native admission policy's parameter resources. */
public record ParamKind(String apiVersion, String kind) {}
