/** Generate rules: the resources they make, computed and not written. */
@NullMarked
package dev.ephor.engine.generate;

import org.jspecify.annotations.NullMarked;
