package dev.ephor.engine.payload;

import dev.ephor.cel.CelOpaque;

/** What a policy answers to a request: let it through or refuse it. Immutable. */
public sealed interface Answer extends CelOpaque permits EnvoyAnswer, HttpAnswer {
  boolean allowed();

  /** One line on the answer, as results show it. */
  String text();
}
