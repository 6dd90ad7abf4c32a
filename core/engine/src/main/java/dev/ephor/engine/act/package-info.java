/** What rules do once they apply: validate and its forms. */
@NullMarked
package dev.ephor.engine.act;

import org.jspecify.annotations.NullMarked;
