package dev.ephor.patch;

import java.util.List;

/**
 * What a strategic merge must know about one place of a tree. The merge walks the schema beside the
 * tree; {@link KubernetesSchemas} has those of the built-in kinds. Implementations are immutable.
 */
public interface MergeSchema {

  /** Of a place about which nothing is known: objects are merged and lists replaced. */
  MergeSchema UNKNOWN =
      new MergeSchema() {
        @Override
        public MergeSchema member(String name) {
          return this;
        }

        @Override
        public Rule rule() {
          return Rule.DEFAULT;
        }
      };

  /** Schema of a member of the object at this place or of the objects in the list at this place. */
  MergeSchema member(String name);

  Rule rule();

  /** How two values at a place become one. */
  sealed interface Rule {
    Rule DEFAULT = new Default();

    /** Objects are merged, lists replaced. */
    record Default() implements Rule {}

    /** The patch's value replaces the object or list as a whole. */
    record Replace() implements Rule {}

    /** The values of a list are united; texts and numbers, such as finalizers. */
    record Unite() implements Rule {}

    /**
     * Elements of a list are merged with the element that has the same keys. The first key is
     * needed; a further one counts when both elements have it, so that a port without protocol
     * matches the one with TCP.
     */
    record MergeByKeys(List<String> keys) implements Rule {
      public MergeByKeys {
        if (keys.isEmpty()) {
          throw new IllegalArgumentException("no merge key");
        }
        keys = List.copyOf(keys);
      }
    }
  }
}
