/** Policies of every kind lowered to plans. */
@NullMarked
package dev.ephor.engine.compile;

import org.jspecify.annotations.NullMarked;
