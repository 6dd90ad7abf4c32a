/**
 * Static checks: what in a policy can never work, told before anything is judged. Policies are held
 * against the types of the resources they are for; every finding is a warning.
 */
@NullMarked
package dev.ephor.lint;

import org.jspecify.annotations.NullMarked;
