/** Outcomes as policy reports and other result formats. */
@NullMarked
package dev.ephor.report;

import org.jspecify.annotations.NullMarked;
