/** The command explain: why a policy says what it says. */
@NullMarked
package dev.ephor.cli.explain;

import org.jspecify.annotations.NullMarked;
