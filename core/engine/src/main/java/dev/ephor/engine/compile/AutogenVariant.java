package dev.ephor.engine.compile;

import dev.ephor.policy.Policy;
import java.util.List;

/**
 * What autogen made of a policy for pods: the same policy for kinds that make pods.
 *
 * @param name {@code defaults} or {@code cronjobs}, as {@code status.autogen.configs} has it
 * @param targets the kinds it is for, in the order of their rules
 */
record AutogenVariant<P extends Policy>(String name, List<AutogenTarget> targets, P policy) {
  AutogenVariant {
    targets = List.copyOf(targets);
  }
}
