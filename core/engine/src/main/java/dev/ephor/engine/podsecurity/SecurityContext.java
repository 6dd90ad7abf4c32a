package dev.ephor.engine.podsecurity;

import java.util.List;
import java.util.Optional;

/** {@code securityContext} of a pod or a container, as far as the standards look at it. */
record SecurityContext(
    Flags flags,
    Optional<Long> runAsUser,
    Optional<Capabilities> capabilities,
    Optional<String> procMount,
    Profiles profiles) {

  static final SecurityContext ABSENT =
      new SecurityContext(
          Flags.ABSENT, Optional.empty(), Optional.empty(), Optional.empty(), Profiles.ABSENT);

  /** Fields that are true or false. */
  record Flags(
      Optional<Boolean> privileged,
      Optional<Boolean> allowPrivilegeEscalation,
      Optional<Boolean> runAsNonRoot,
      Optional<Boolean> hostProcess) {
    static final Flags ABSENT =
        new Flags(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  record Capabilities(List<String> add, List<String> drop) {
    Capabilities {
      add = List.copyOf(add);
      drop = List.copyOf(drop);
    }
  }

  /** Types of the profiles, and the options of SELinux. */
  record Profiles(
      Optional<String> seccompType, Optional<String> appArmorType, Optional<SeLinux> seLinux) {
    static final Profiles ABSENT =
        new Profiles(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Each field is empty when it is absent. */
  record SeLinux(String type, String user, String role) {}

  List<String> addedCapabilities() {
    return capabilities.map(Capabilities::add).orElse(List.of());
  }

  List<String> droppedCapabilities() {
    return capabilities.map(Capabilities::drop).orElse(List.of());
  }
}
