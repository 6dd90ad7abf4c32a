/** Tables, colours and lines for people. */
@NullMarked
package dev.ephor.cli.print;

import org.jspecify.annotations.NullMarked;
