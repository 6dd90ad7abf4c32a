/** What a rule says about a resource. */
@NullMarked
package dev.ephor.engine.outcome;

import org.jspecify.annotations.NullMarked;
