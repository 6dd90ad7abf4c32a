/** {@code ephor lsp}: what {@code ephor lint} finds, and help while writing, in editors. */
@NullMarked
package dev.ephor.lsp;

import org.jspecify.annotations.NullMarked;
