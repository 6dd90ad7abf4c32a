package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import java.util.Optional;

/**
 * Where a pattern node stands in the pattern, for traces.
 *
 * @param path RFC 6901 pointer from the pattern's root
 * @param depth number of pattern nodes above
 */
record PatternPlace(String path, int depth, Optional<Anchor> anchor, Node written) {}
