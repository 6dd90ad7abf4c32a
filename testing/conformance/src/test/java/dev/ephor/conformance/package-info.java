/** Public policy cases with their expected results, run by our commands. */
@NullMarked
package dev.ephor.conformance;

import org.jspecify.annotations.NullMarked;
