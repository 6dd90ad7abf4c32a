/** The commands of the command line: arguments to core calls to printers. */
@NullMarked
package dev.ephor.cli;

import org.jspecify.annotations.NullMarked;
