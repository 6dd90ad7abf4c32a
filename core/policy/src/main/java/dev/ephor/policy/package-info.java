/** Documents read into records of every policy kind, with all their mistakes and places. */
@NullMarked
package dev.ephor.policy;

import org.jspecify.annotations.NullMarked;
