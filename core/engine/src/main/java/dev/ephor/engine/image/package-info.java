/** What rules about images do: find them, have them verified, fix them to their content. */
@NullMarked
package dev.ephor.engine.image;

import org.jspecify.annotations.NullMarked;
