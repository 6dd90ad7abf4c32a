package dev.ephor.document;

/**
 * Anything an expression can yield. A {@link Node} is the part of it that JSON can write; an {@link
 * ErrorValue} says why there is no result. Expression languages add value kinds of their own.
 *
 * <p>Not sealed on purpose: the languages live in modules of their own.
 */
public interface Value {}
