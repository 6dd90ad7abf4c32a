package dev.ephor.engine.podsecurity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks of the baseline standard that look at the pod as a whole. */
final class PodChecks {
  private static final Set<String> SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_unprivileged_port_start");
  private static final Set<String> SYSCTLS_1_27 = plus(SYSCTLS, "net.ipv4.ip_local_reserved_ports");
  private static final Set<String> SYSCTLS_1_29 =
      plus(
          SYSCTLS_1_27,
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes");
  private static final Set<String> SYSCTLS_1_32 =
      plus(SYSCTLS_1_29, "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");

  private static final Set<String> SAFE_VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private PodChecks() {}

  private static Set<String> plus(Set<String> names, String... more) {
    Set<String> out = new TreeSet<>(names);
    out.addAll(List.of(more));
    return Set.copyOf(out);
  }

  static Optional<Finding> hostNamespaces(Pod pod) {
    List<String> details = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    Map<String, Boolean> shared =
        Map.of(
            "hostNetwork", pod.host().network(),
            "hostPID", pod.host().pid(),
            "hostIPC", pod.host().ipc());
    for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (shared.getOrDefault(field, false)) {
        details.add(field + "=true");
        errors.add(FieldError.inPod("spec." + field, "true"));
      }
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding("host namespaces", String.join(", ", details), errors));
  }

  static Optional<Finding> hostPathVolumes(Pod pod) {
    List<String> names = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < pod.volumes().size(); i++) {
      Pod.Volume volume = pod.volumes().get(i);
      if (volume.hostPath().isPresent()) {
        names.add(volume.name());
        errors.add(FieldError.inPod("spec.volumes[" + i + "].hostPath", volume.hostPath().get()));
      }
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "hostPath volumes",
                Setters.plural("volume", names.size()) + " " + Setters.quoted(names),
                errors));
  }

  static Optional<Finding> restrictedVolumes(Pod pod) {
    List<String> names = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < pod.volumes().size(); i++) {
      Pod.Volume volume = pod.volumes().get(i);
      Optional<String> type = restrictedType(volume);
      if (type.isPresent()) {
        names.add(volume.name());
        types.add(type.get());
        errors.add(
            new FieldError(
                "spec.volumes[" + i + "]." + type.get(),
                Optional.empty(),
                new FieldError.Fault.Present()));
      }
    }
    String verb = names.size() == 1 ? "uses" : "use";
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "restricted volume types",
                "%s %s %s restricted volume %s %s"
                    .formatted(
                        Setters.plural("volume", names.size()),
                        Setters.quoted(names),
                        verb,
                        Setters.plural("type", types.size()),
                        Setters.quoted(types)),
                errors));
  }

  /** A volume without a source becomes an emptyDir only when it is stored; here it is unknown. */
  private static Optional<String> restrictedType(Pod.Volume volume) {
    if (volume.types().stream().anyMatch(SAFE_VOLUMES::contains)) {
      return Optional.empty();
    }
    return Optional.of(volume.types().stream().findFirst().orElse("unknown"));
  }

  static Optional<Finding> sysctls(Pod pod) {
    return sysctls(pod, SYSCTLS);
  }

  static Optional<Finding> sysctls127(Pod pod) {
    return sysctls(pod, SYSCTLS_1_27);
  }

  static Optional<Finding> sysctls129(Pod pod) {
    return sysctls(pod, SYSCTLS_1_29);
  }

  static Optional<Finding> sysctls132(Pod pod) {
    return sysctls(pod, SYSCTLS_1_32);
  }

  private static Optional<Finding> sysctls(Pod pod, Set<String> allowed) {
    List<String> names = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < pod.sysctls().size(); i++) {
      String name = pod.sysctls().get(i);
      if (!allowed.contains(name)) {
        names.add(name);
        errors.add(FieldError.inPod("spec.securityContext.sysctls[" + i + "].name", name));
      }
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding("forbidden sysctls", String.join(", ", names), errors));
  }
}
