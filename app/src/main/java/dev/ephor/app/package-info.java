/** The ephor program: picks the command and loads only what it needs. */
@NullMarked
package dev.ephor.app;

import org.jspecify.annotations.NullMarked;
