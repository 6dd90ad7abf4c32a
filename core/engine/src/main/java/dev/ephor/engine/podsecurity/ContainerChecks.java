package dev.ephor.engine.podsecurity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks that look at each container alone. */
final class ContainerChecks {
  private static final Set<String> DEFAULT_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");
  private static final String ALL = "ALL";
  private static final String BIND = "NET_BIND_SERVICE";

  private ContainerChecks() {}

  static Optional<Finding> privileged(Pod pod) {
    Setters setters = new Setters();
    for (Pod.Container container : pod.containers()) {
      if (container.context().flags().privileged().orElse(false)) {
        setters.container(container, FieldError.forbidden(container, "privileged", "true"));
      }
    }
    return Finding.ofContainers(
        "privileged", setters, "must not set securityContext.privileged=true");
  }

  static Optional<Finding> allowPrivilegeEscalation(Pod pod) {
    String field = "allowPrivilegeEscalation";
    Setters setters = new Setters();
    for (Pod.Container container : pod.containers()) {
      Optional<Boolean> value = container.context().flags().allowPrivilegeEscalation();
      if (container.security().isEmpty()) {
        setters.container(container, FieldError.missing(container, field));
      } else if (value.isEmpty()) {
        setters.container(container, FieldError.forbidden(container, field, "nil"));
      } else if (value.get()) {
        setters.container(container, FieldError.forbidden(container, field, "true"));
      }
    }
    return Finding.ofContainers(
        "allowPrivilegeEscalation != false",
        setters,
        "must set securityContext.allowPrivilegeEscalation=false");
  }

  static Optional<Finding> capabilitiesBaseline(Pod pod) {
    Setters setters = new Setters();
    Set<String> forbidden = addedBeyond(pod, setters, DEFAULT_CAPABILITIES::contains);
    return Finding.ofContainers("non-default capabilities", setters, mustNotAdd(forbidden));
  }

  static Optional<Finding> capabilitiesRestricted(Pod pod) {
    Setters notDropping = new Setters();
    for (Pod.Container container : pod.containers()) {
      List<String> dropped = container.context().droppedCapabilities();
      if (!dropped.contains(ALL)) {
        notDropping.container(
            container,
            dropped.isEmpty()
                ? FieldError.missing(container, "capabilities.drop")
                : FieldError.forbidden(
                    container, "capabilities.drop", dropped.stream().sorted().toList()));
      }
    }
    Setters adding = new Setters();
    Set<String> forbidden = addedBeyond(pod, adding, BIND::equals);
    List<String> details = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>(notDropping.errors());
    errors.addAll(adding.errors());
    if (!notDropping.isEmpty()) {
      details.add(
          notDropping.containerNames() + " must set securityContext.capabilities.drop=[\"ALL\"]");
    }
    if (!adding.isEmpty()) {
      details.add(adding.containerNames() + " " + mustNotAdd(forbidden));
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding("unrestricted capabilities", String.join("; ", details), errors));
  }

  private static Set<String> addedBeyond(Pod pod, Setters setters, Predicate<String> allowed) {
    Set<String> forbidden = new TreeSet<>();
    for (Pod.Container container : pod.containers()) {
      Set<String> found = new TreeSet<>(container.context().addedCapabilities());
      found.removeIf(allowed);
      if (!found.isEmpty()) {
        forbidden.addAll(found);
        setters.container(
            container, FieldError.forbidden(container, "capabilities.add", List.copyOf(found)));
      }
    }
    return forbidden;
  }

  private static String mustNotAdd(Set<String> capabilities) {
    return "must not include "
        + Setters.quoted(capabilities)
        + " in securityContext.capabilities.add";
  }

  static Optional<Finding> hostPorts(Pod pod) {
    Setters setters = new Setters();
    Set<String> ports = new TreeSet<>();
    for (Pod.Container container : pod.containers()) {
      for (int i = 0; i < container.hostPorts().size(); i++) {
        String port = Long.toString(container.hostPorts().get(i));
        if (!port.equals("0")) {
          ports.add(port);
          setters.container(
              container,
              new FieldError(
                  container.path() + ".ports[" + i + "].hostPort",
                  Optional.of(container),
                  FieldError.one(port)));
        }
      }
    }
    return Finding.ofContainers(
        "hostPort",
        setters,
        use(setters)
            + " "
            + Setters.plural("hostPort", ports.size())
            + " "
            + ports.stream().collect(Collectors.joining(", ")));
  }

  static Optional<Finding> hostProbes(Pod pod) {
    Setters setters = new Setters();
    Set<String> hosts = new TreeSet<>();
    for (Pod.Container container : byName(pod)) {
      for (Pod.HostUse use : container.hosts()) {
        hosts.add(use.host());
        setters.container(
            container,
            new FieldError(use.path(), Optional.of(container), FieldError.one(use.host())));
      }
    }
    return Finding.ofContainers(
        "probe or lifecycle host",
        setters,
        use(setters)
            + " probe or lifecycle "
            + Setters.plural("host", hosts.size())
            + " "
            + Setters.quoted(hosts));
  }

  /** Kubernetes names these containers in the order of their names. */
  private static List<Pod.Container> byName(Pod pod) {
    return pod.containers().stream().sorted(Comparator.comparing(Pod.Container::name)).toList();
  }

  private static String use(Setters setters) {
    return setters.containerCount() == 1 ? "uses" : "use";
  }

  static Optional<Finding> procMount(Pod pod) {
    Setters setters = new Setters();
    Set<String> types = new TreeSet<>();
    for (Pod.Container container : pod.containers()) {
      Optional<String> type =
          container.context().procMount().filter(found -> !found.equals("Default"));
      if (type.isPresent()) {
        types.add(type.get());
        setters.container(container, FieldError.forbidden(container, "procMount", type.get()));
      }
    }
    return Finding.ofContainers(
        "procMount", setters, "must not set securityContext.procMount to " + Setters.quoted(types));
  }
}
