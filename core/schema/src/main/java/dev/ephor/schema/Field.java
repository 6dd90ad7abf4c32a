package dev.ephor.schema;

/**
 * A field of an object.
 *
 * @param description first sentence of its documentation, or empty
 */
public record Field(String name, Schema schema, Presence presence, String description) {}
