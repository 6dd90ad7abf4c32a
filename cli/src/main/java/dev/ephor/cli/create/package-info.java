/** The command create: files to start from. */
@NullMarked
package dev.ephor.cli.create;

import org.jspecify.annotations.NullMarked;
