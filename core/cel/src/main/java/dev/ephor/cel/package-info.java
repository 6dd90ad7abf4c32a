/** CEL: checked by cel-java, evaluated by nodes of our own on document trees, within a budget. */
@NullMarked
package dev.ephor.cel;

import org.jspecify.annotations.NullMarked;
