package dev.ephor.cli.suggest;

import dev.ephor.document.Fragment;
import dev.ephor.document.Node;

/** What has to change in a resource. */
sealed interface Change {
  /** Another value in the place of a text, number or boolean. */
  record Replace(Fragment value, Node wanted) implements Change {}

  /** A member that is missing. */
  record Add(Fragment parent, String key, Node value) implements Change {}
}
