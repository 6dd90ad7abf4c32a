/** Commands of Kyverno that need what this program does not have: they say what to do without. */
@NullMarked
package dev.ephor.cli.missing;

import org.jspecify.annotations.NullMarked;
