/**
 * Small textual formats that every expression language shares: quantity, duration, version,
 * wildcard, regular expression.
 */
@NullMarked
package dev.ephor.scalar;

import org.jspecify.annotations.NullMarked;
