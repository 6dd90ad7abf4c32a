/** JSON and YAML documents as one immutable tree that knows where each value stands in its file. */
@NullMarked
package dev.ephor.document;

import org.jspecify.annotations.NullMarked;
