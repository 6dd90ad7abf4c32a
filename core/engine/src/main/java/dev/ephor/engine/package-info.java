/** Policies compiled to plans, plans evaluated to outcomes, outcomes decided. */
@NullMarked
package dev.ephor.engine;

import org.jspecify.annotations.NullMarked;
