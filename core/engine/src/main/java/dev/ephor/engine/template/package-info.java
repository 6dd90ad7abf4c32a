/** Strings and trees with variables between double braces. */
@NullMarked
package dev.ephor.engine.template;

import org.jspecify.annotations.NullMarked;
