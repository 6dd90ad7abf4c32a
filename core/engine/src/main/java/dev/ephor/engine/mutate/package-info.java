/** Mutate rules: overlays with anchors, JSON patches, and the resources they change. */
@NullMarked
package dev.ephor.engine.mutate;

import org.jspecify.annotations.NullMarked;
