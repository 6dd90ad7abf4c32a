/** The one runner of plans. */
@NullMarked
package dev.ephor.engine.run;

import org.jspecify.annotations.NullMarked;
