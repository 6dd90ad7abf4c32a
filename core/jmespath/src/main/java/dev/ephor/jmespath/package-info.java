/**
 * JMESPath in the dialect of policies: compiled once, evaluated on document trees without copying.
 */
@NullMarked
package dev.ephor.jmespath;

import org.jspecify.annotations.NullMarked;
