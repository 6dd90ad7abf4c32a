/** Requests that no Kubernetes API server sent, their types, and what policies answer to them. */
@NullMarked
package dev.ephor.engine.payload;

import org.jspecify.annotations.NullMarked;
