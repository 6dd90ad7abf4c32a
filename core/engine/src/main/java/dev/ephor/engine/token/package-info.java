/** JSON Web Tokens and the keys they are signed with: read and verified, never made. */
@NullMarked
package dev.ephor.engine.token;

import org.jspecify.annotations.NullMarked;
