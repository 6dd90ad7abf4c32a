package dev.ephor.policy;

import dev.ephor.document.Fragment;

/** A CEL expression with a name: a variable or a match condition. */
public record NamedExpression(String name, Fragment expression) {}
