package dev.ephor.engine.podsecurity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod or pod template, as far as the standards look at it.
 *
 * @param windows whether {@code spec.os.name} says so
 * @param userNamespace whether the pod has a user namespace of its own: {@code hostUsers} is false
 * @param sysctls names in the order of the pod
 * @param containers init containers, containers and ephemeral containers, in this order
 */
record Pod(
    Map<String, String> annotations,
    Host host,
    boolean windows,
    boolean userNamespace,
    SecurityContext security,
    List<String> sysctls,
    List<Volume> volumes,
    List<Container> containers) {

  Pod {
    sysctls = List.copyOf(sysctls);
    volumes = List.copyOf(volumes);
    containers = List.copyOf(containers);
  }

  /** Namespaces of the host that the pod shares. */
  record Host(boolean network, boolean pid, boolean ipc) {}

  /**
   * @param path for example {@code spec.initContainers[0]}
   * @param security empty when the container has no securityContext
   * @param hostPorts one number a port, 0 for a port that takes none of the host's
   * @param hosts of probes and lifecycle hooks
   */
  record Container(
      String path,
      String name,
      String image,
      Optional<SecurityContext> security,
      List<Long> hostPorts,
      List<HostUse> hosts) {
    Container {
      hostPorts = List.copyOf(hostPorts);
      hosts = List.copyOf(hosts);
    }

    SecurityContext context() {
      return security.orElse(SecurityContext.ABSENT);
    }
  }

  /**
   * A probe or lifecycle hook that names a host.
   *
   * @param path of the field
   */
  record HostUse(String path, String host) {}

  /**
   * @param types the sources that are set; one in a valid pod
   * @param hostPath the path on the host, when that is the source
   */
  record Volume(String name, List<String> types, Optional<String> hostPath) {
    Volume {
      types = List.copyOf(types);
    }
  }
}
