package dev.ephor.engine.library;

import dev.ephor.cel.CelOpaque;
import dev.ephor.engine.port.Lookups;
import org.jspecify.annotations.Nullable;

/**
 * What the variables {@code resource}, {@code http}, {@code globalContext} and {@code image} hold:
 * the lookups of one request, under the type whose functions use them.
 *
 * @param namespace of the policy, to which {@code resource} is bound; empty for cluster-wide ones
 */
record World(String typeName, Lookups lookups, String namespace) implements CelOpaque {
  static final String RESOURCE = "resource.Context";
  static final String HTTP = "http.Context";
  static final String GLOBAL_CONTEXT = "globalcontext.Context";
  static final String IMAGE_DATA = "imagedata.Context";

  /** Cost of one question, so that a policy asks a bounded number of them. */
  static final long QUESTION_COST = 10_000;

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof World that && typeName.equals(that.typeName);
  }

  @Override
  public int hashCode() {
    return typeName.hashCode();
  }

  @Override
  public String toString() {
    return typeName;
  }
}
