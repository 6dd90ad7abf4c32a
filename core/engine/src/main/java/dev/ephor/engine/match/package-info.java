/** Whether a policy is for a resource: match and exclude blocks, matchConstraints, selectors. */
@NullMarked
package dev.ephor.engine.match;

import org.jspecify.annotations.NullMarked;
