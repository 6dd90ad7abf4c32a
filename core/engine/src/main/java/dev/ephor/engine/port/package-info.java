/** What the engine is given: the request, and answers to what policies look up. */
@NullMarked
package dev.ephor.engine.port;

import org.jspecify.annotations.NullMarked;
