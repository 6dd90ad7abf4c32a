/** The command apply. */
@NullMarked
package dev.ephor.cli.apply;

import org.jspecify.annotations.NullMarked;
