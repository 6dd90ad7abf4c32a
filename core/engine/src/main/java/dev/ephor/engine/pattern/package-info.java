/** Kyverno's validate patterns with their anchors, and the operators of its conditions. */
@NullMarked
package dev.ephor.engine.pattern;

import org.jspecify.annotations.NullMarked;
