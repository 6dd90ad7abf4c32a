/** The command test: files that say what policies are expected to find. */
@NullMarked
package dev.ephor.cli.test;

import org.jspecify.annotations.NullMarked;
