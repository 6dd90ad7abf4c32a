package dev.ephor.policy;

import dev.ephor.document.Fragment;

/** One entry of {@code mutations}: how a CEL expression changes the object. */
public sealed interface CelMutation {
  Fragment expression();

  /** The expression yields the part of the object that is to be as given. */
  record ApplyConfiguration(Fragment expression) implements CelMutation {}

  /** The expression yields a list of JSON patch operations. */
  record JsonPatch(Fragment expression) implements CelMutation {}
}
