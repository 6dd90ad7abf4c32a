/** What outcomes mean for a request. */
@NullMarked
package dev.ephor.engine.decide;

import org.jspecify.annotations.NullMarked;
