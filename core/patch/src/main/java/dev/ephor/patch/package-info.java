/** Patches of trees: RFC 6902, RFC 7386 and the strategic merge patch of Kubernetes. */
@NullMarked
package dev.ephor.patch;

import org.jspecify.annotations.NullMarked;
