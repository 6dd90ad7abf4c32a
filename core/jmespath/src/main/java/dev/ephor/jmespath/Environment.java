package dev.ephor.jmespath;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What functions need from outside: they read no clock and no configuration by themselves.
 *
 * @param clock for {@code time_now} and its relatives
 * @param random for {@code random}; must be safe for the threads that evaluate
 * @param defaultRegistry registry of image references that name none, such as {@code docker.io}
 * @param hosts for {@code is_external_url}
 */
public record Environment(
    InstantSource clock, RandomGenerator random, String defaultRegistry, HostLookup hosts) {

  /** An environment that knows no hosts: {@code is_external_url} judges addresses only. */
  public Environment(InstantSource clock, RandomGenerator random, String defaultRegistry) {
    this(clock, random, defaultRegistry, HostLookup.none());
  }
}
