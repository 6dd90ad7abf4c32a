package dev.ephor.jmespath;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What functions need from outside: they read no clock and no configuration by themselves.
 *
 * @param clock for {@code time_now} and its relatives
 * @param random for {@code random}; must be safe for the threads that evaluate
 * @param defaultRegistry registry of image references that name none, such as {@code docker.io}
 */
public record Environment(InstantSource clock, RandomGenerator random, String defaultRegistry) {}
