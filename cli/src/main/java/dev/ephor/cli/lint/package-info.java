/** {@code ephor lint}: what is wrong with policies, before they see a resource. */
@NullMarked
package dev.ephor.cli.lint;

import org.jspecify.annotations.NullMarked;
