/** The Pod Security Standards of Kubernetes, with exclusions as Kyverno has them. */
@NullMarked
package dev.ephor.engine.podsecurity;

import org.jspecify.annotations.NullMarked;
