/** CEL functions of policies that ask the world outside their request. */
@NullMarked
package dev.ephor.engine.library;

import org.jspecify.annotations.NullMarked;
