/** The names an expression can see. */
@NullMarked
package dev.ephor.engine.scope;

import org.jspecify.annotations.NullMarked;
