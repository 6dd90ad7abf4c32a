/** What one step costs in a warm process, measured by JMH. */
@NullMarked
package dev.ephor.bench;

import org.jspecify.annotations.NullMarked;
