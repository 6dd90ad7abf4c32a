/** The command completion: scripts that let shells complete commands and options. */
@NullMarked
package dev.ephor.cli.completion;

import org.jspecify.annotations.NullMarked;
