package dev.ephor.policy;

import dev.ephor.document.Fragment;

/** One entry of {@code generate} in a GeneratingPolicy. */
public sealed interface CelGeneration {

  /** A CEL expression that calls {@code generator.Apply}. */
  record Expression(Fragment expression) implements CelGeneration {}

  /**
   * Manifests as YAML text.
   *
   * @param interpolated whether {@code (( … ))} in the text holds CEL expressions
   */
  record Template(Fragment value, boolean interpolated) implements CelGeneration {}
}
