/** Files of the user as records: policies, resources, values, user information. */
@NullMarked
package dev.ephor.cli.load;

import org.jspecify.annotations.NullMarked;
