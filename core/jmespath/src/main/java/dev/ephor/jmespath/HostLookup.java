package dev.ephor.jmespath;

import java.util.List;

/** Finds the addresses of a host name; a port, since functions open no socket themselves. */
@FunctionalInterface
public interface HostLookup {

  /**
   * All addresses of the host, each of 4 or 16 bytes; empty when it has none or they cannot be
   * found.
   */
  List<byte[]> addresses(String host);

  /** Knows no host. */
  static HostLookup none() {
    return _ -> List.of();
  }
}
