/** A compiled policy: steps whose order is data. */
@NullMarked
package dev.ephor.engine.plan;

import org.jspecify.annotations.NullMarked;
