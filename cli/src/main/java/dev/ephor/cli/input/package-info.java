/** What a command evaluates: policies, exceptions, resources and what stands for a cluster. */
@NullMarked
package dev.ephor.cli.input;

import org.jspecify.annotations.NullMarked;
