/** Policies written as Kubernetes' own admission policies, for the API server to evaluate. */
@NullMarked
package dev.ephor.engine.translate;

import org.jspecify.annotations.NullMarked;
