/** Who may do what, by the roles and bindings of a cluster. */
@NullMarked
package dev.ephor.engine.access;

import org.jspecify.annotations.NullMarked;
