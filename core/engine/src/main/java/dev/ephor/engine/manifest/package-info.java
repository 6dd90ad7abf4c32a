/** Resources against what somebody signed: keys, signed messages, and where the two differ. */
@NullMarked
package dev.ephor.engine.manifest;

import org.jspecify.annotations.NullMarked;
