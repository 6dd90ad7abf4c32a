/** YAML case tables and golden files for tests. */
@NullMarked
package dev.ephor.testkit;

import org.jspecify.annotations.NullMarked;
