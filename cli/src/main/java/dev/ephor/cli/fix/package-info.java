/** The command fix: files in an older form rewritten in the present one. */
@NullMarked
package dev.ephor.cli.fix;

import org.jspecify.annotations.NullMarked;
