/** The command docs: pages about the commands themselves. */
@NullMarked
package dev.ephor.cli.docs;

import org.jspecify.annotations.NullMarked;
