/** Resources through the engine: what apply, test and explain have in common. */
@NullMarked
package dev.ephor.cli.run;

import org.jspecify.annotations.NullMarked;
