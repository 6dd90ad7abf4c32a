/** Repairs of resources that a policy leaves no choice about. */
@NullMarked
package dev.ephor.cli.suggest;

import org.jspecify.annotations.NullMarked;
