package dev.ephor.engine.podsecurity;

import dev.ephor.engine.podsecurity.Check.Revision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of the Pod Security Standards, ordered by their names.
 *
 * <p>Versions are those of Kubernetes' Pod Security Admission. From 1.25 on the controls of Linux
 * do not apply to pods of Windows. From 1.35 on, who a container runs as does not count in a user
 * namespace of the pod, and the baseline standard lets such pods mount proc as they like.
 */
final class Standards {
  /** Before every version a policy can name. */
  private static final int ALWAYS = 0;

  static final List<Check> CHECKS =
      List.of(
          restricted(
              "allowPrivilegeEscalation",
              "Privilege Escalation",
              new Revision(ALWAYS, ContainerChecks::allowPrivilegeEscalation),
              new Revision(25, notOnWindows(ContainerChecks::allowPrivilegeEscalation))),
          baseline("appArmorProfile", "AppArmor", new Revision(ALWAYS, SharedChecks::appArmor)),
          baseline(
              "capabilities_baseline",
              "Capabilities",
              new Revision(ALWAYS, ContainerChecks::capabilitiesBaseline)),
          restricted(
              "capabilities_restricted",
              "Capabilities",
              new Revision(22, ContainerChecks::capabilitiesRestricted),
              new Revision(25, notOnWindows(ContainerChecks::capabilitiesRestricted))),
          baseline(
              "hostNamespaces", "Host Namespaces", new Revision(ALWAYS, PodChecks::hostNamespaces)),
          baseline(
              "hostPathVolumes",
              "HostPath Volumes",
              new Revision(ALWAYS, PodChecks::hostPathVolumes)),
          baseline("hostPorts", "Host Ports", new Revision(ALWAYS, ContainerChecks::hostPorts)),
          baseline(
              "hostProbesAndHostLifecycle",
              "Host Probes and Lifecycle Hooks",
              new Revision(34, ContainerChecks::hostProbes)),
          baseline(
              "privileged",
              "Privileged Containers",
              new Revision(ALWAYS, ContainerChecks::privileged)),
          baseline(
              "procMount",
              "/proc Mount Type",
              new Revision(ALWAYS, ContainerChecks::procMount),
              new Revision(35, notInUserNamespace(ContainerChecks::procMount))),
          restricted(
              "procMount_restricted",
              "/proc Mount Type",
              new Revision(35, inUserNamespace(ContainerChecks::procMount))),
          restricted(
              "restrictedVolumes",
              "Volume Types",
              new Revision(ALWAYS, PodChecks::restrictedVolumes)),
          restricted(
              "runAsNonRoot",
              "Running as Non-root",
              new Revision(ALWAYS, SharedChecks::runAsNonRoot),
              new Revision(35, notInUserNamespace(SharedChecks::runAsNonRoot))),
          restricted(
              "runAsUser",
              "Running as Non-root user",
              new Revision(23, SharedChecks::runAsUser),
              new Revision(35, notInUserNamespace(SharedChecks::runAsUser))),
          baseline(
              "seLinuxOptions",
              "SELinux",
              new Revision(ALWAYS, SharedChecks::seLinux),
              new Revision(31, SharedChecks::seLinux131)),
          baseline(
              "seccompProfile_baseline",
              "Seccomp",
              new Revision(ALWAYS, SharedChecks::seccompBaseline)),
          restricted(
              "seccompProfile_restricted",
              "Seccomp",
              new Revision(ALWAYS, SharedChecks::seccompRestricted),
              new Revision(25, notOnWindows(SharedChecks::seccompRestricted))),
          baseline(
              "sysctls",
              "Sysctls",
              new Revision(ALWAYS, PodChecks::sysctls),
              new Revision(27, PodChecks::sysctls127),
              new Revision(29, PodChecks::sysctls129),
              new Revision(32, PodChecks::sysctls132)),
          baseline(
              "windowsHostProcess",
              "HostProcess",
              new Revision(ALWAYS, SharedChecks::hostProcess)));

  private Standards() {}

  private static Check baseline(String id, String control, Revision... revisions) {
    return new Check(id, control, false, List.of(revisions));
  }

  private static Check restricted(String id, String control, Revision... revisions) {
    return new Check(id, control, true, List.of(revisions));
  }

  private static Function<Pod, Optional<Finding>> notInUserNamespace(
      Function<Pod, Optional<Finding>> check) {
    return pod -> pod.userNamespace() ? Optional.empty() : check.apply(pod);
  }

  /** What the baseline check leaves out in user namespaces. */
  private static Function<Pod, Optional<Finding>> inUserNamespace(
      Function<Pod, Optional<Finding>> check) {
    return pod -> pod.userNamespace() ? check.apply(pod) : Optional.empty();
  }

  private static Function<Pod, Optional<Finding>> notOnWindows(
      Function<Pod, Optional<Finding>> check) {
    return pod -> pod.windows() ? Optional.empty() : check.apply(pod);
  }
}
