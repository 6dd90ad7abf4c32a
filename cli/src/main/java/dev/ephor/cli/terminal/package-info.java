/** What commands are given of the world, and what they give back. */
@NullMarked
package dev.ephor.cli.terminal;

import org.jspecify.annotations.NullMarked;
