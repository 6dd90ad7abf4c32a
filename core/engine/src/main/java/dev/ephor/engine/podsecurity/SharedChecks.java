package dev.ephor.engine.podsecurity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Checks of fields that both the pod and its containers have. */
final class SharedChecks {
  private static final String IN_POD = "spec.securityContext.";
  private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final Set<String> SAFE_PROFILES = Set.of("RuntimeDefault", "Localhost");
  private static final Set<String> SELINUX_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t");

  private SharedChecks() {}

  static Optional<Finding> hostProcess(Pod pod) {
    return forbidden(
        pod,
        "windowsOptions.hostProcess",
        context -> context.flags().hostProcess().filter(flag -> flag).map(String::valueOf),
        (setters, _) ->
            Finding.ofAll(
                "hostProcess",
                setters,
                "must not set securityContext.windowsOptions.hostProcess=true"));
  }

  static Optional<Finding> runAsUser(Pod pod) {
    return forbidden(
        pod,
        "runAsUser",
        context -> context.runAsUser().filter(user -> user == 0).map(String::valueOf),
        (setters, _) -> Finding.ofAll("runAsUser=0", setters, "must not set runAsUser=0"));
  }

  static Optional<Finding> seccompBaseline(Pod pod) {
    return forbidden(
        pod,
        "seccompProfile.type",
        context -> context.profiles().seccompType().filter(Predicate.not(SAFE_PROFILES::contains)),
        (setters, types) ->
            Finding.ofAll(
                "seccompProfile",
                setters,
                "must not set securityContext.seccompProfile.type to " + Setters.quoted(types)));
  }

  /** A profile is needed as well; wrong ones are reported before missing ones. */
  static Optional<Finding> seccompRestricted(Pod pod) {
    Optional<Finding> wrong = seccompBaseline(pod);
    if (wrong.isPresent() || pod.security().profiles().seccompType().isPresent()) {
      return wrong;
    }
    Setters missing = new Setters();
    for (Pod.Container container : pod.containers()) {
      if (container.context().profiles().seccompType().isEmpty()) {
        missing.container(container, FieldError.unset(container, "seccompProfile.type"));
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "seccompProfile",
                "pod or "
                    + missing.containerNames()
                    + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
                    + " \"Localhost\"",
                missing.errors()));
  }

  /** As Kyverno does, and unlike Kubernetes, missing fields are reported beside wrong ones. */
  static Optional<Finding> runAsNonRoot(Pod pod) {
    Optional<Boolean> inPod = pod.security().flags().runAsNonRoot();
    Setters wrong = new Setters();
    if (!inPod.orElse(true)) {
      wrong.pod(IN_POD + "runAsNonRoot", "false");
    }
    Setters missing = new Setters();
    for (Pod.Container container : pod.containers()) {
      Optional<Boolean> value = container.context().flags().runAsNonRoot();
      if (!value.orElse(true)) {
        wrong.container(container, FieldError.forbidden(container, "runAsNonRoot", "false"));
      } else if (value.isEmpty() && !inPod.orElse(false)) {
        missing.container(container, FieldError.unset(container, "runAsNonRoot"));
      }
    }
    List<String> details = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>(wrong.errors());
    errors.addAll(missing.errors());
    if (!wrong.isEmpty()) {
      details.add(
          String.join(" and ", wrong.names()) + " must not set securityContext.runAsNonRoot=false");
    }
    if (!missing.isEmpty()) {
      details.add(
          "pod or " + missing.containerNames() + " must set securityContext.runAsNonRoot=true");
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding("runAsNonRoot != true", String.join("\n", details), errors));
  }

  static Optional<Finding> seLinux(Pod pod) {
    return seLinux(pod, SELINUX_TYPES::contains);
  }

  static Optional<Finding> seLinux131(Pod pod) {
    return seLinux(pod, type -> SELINUX_TYPES.contains(type) || type.equals("container_engine_t"));
  }

  private static Optional<Finding> seLinux(Pod pod, Predicate<String> allowed) {
    Setters setters = new Setters();
    Set<String> types = new TreeSet<>();
    Set<String> others = new TreeSet<>(Comparator.reverseOrder());
    each(
        pod,
        context -> context.profiles().seLinux(),
        (options, add) -> {
          if (!allowed.test(options.type())) {
            types.add(options.type());
            add.add("seLinuxOptions.type", options.type());
          }
          if (!options.user().isEmpty()) {
            others.add("user may not be set");
            add.add("seLinuxOptions.user", options.user());
          }
          if (!options.role().isEmpty()) {
            others.add("role may not be set");
            add.add("seLinuxOptions.role", options.role());
          }
        },
        setters);
    List<String> wrong = new ArrayList<>();
    if (!types.isEmpty()) {
      wrong.add(Setters.plural("type", types.size()) + " " + Setters.quoted(types));
    }
    wrong.addAll(others);
    return Finding.ofAll(
        "seLinuxOptions",
        setters,
        "set forbidden securityContext.seLinuxOptions: " + String.join("; ", wrong));
  }

  static Optional<Finding> appArmor(Pod pod) {
    Setters setters = new Setters();
    Set<String> values = new TreeSet<>();
    each(
        pod,
        context -> context.profiles().appArmorType().filter(Predicate.not(SAFE_PROFILES::contains)),
        (type, add) -> {
          values.add(type);
          add.add("appArmorProfile.type", type);
        },
        setters);
    List<FieldError> errors = new ArrayList<>(setters.errors());
    int annotations = 0;
    for (Map.Entry<String, String> annotation : pod.annotations().entrySet()) {
      String key = annotation.getKey();
      String value = annotation.getValue();
      if (key.startsWith(APP_ARMOR) && !isSafeAnnotation(value)) {
        annotations++;
        values.add(key + "=\"" + value + "\"");
        errors.add(FieldError.inPod("metadata.annotations[" + key + "]", value));
      }
    }
    List<String> names = setters.names();
    if (annotations > 0) {
      names.add(Setters.plural("annotation", annotations));
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "forbidden AppArmor " + Setters.plural("profile", values.size()),
                String.join(" and ", names)
                    + " must not set AppArmor profile type to "
                    + Setters.quoted(values),
                errors));
  }

  private static boolean isSafeAnnotation(String value) {
    return value.isEmpty() || value.equals("runtime/default") || value.startsWith("localhost/");
  }

  /** What a check makes of those who set a field, and of the sorted values. */
  private interface Words {
    Optional<Finding> finding(Setters setters, Set<String> values);
  }

  private static Optional<Finding> forbidden(
      Pod pod, String field, Function<SecurityContext, Optional<String>> wrong, Words words) {
    Setters setters = new Setters();
    Set<String> values = new TreeSet<>();
    each(
        pod,
        wrong,
        (value, add) -> {
          values.add(value);
          add.add(field, value);
        },
        setters);
    return words.finding(setters, values);
  }

  /** Adds an error for a field behind {@code securityContext}. */
  private interface Adder {
    void add(String field, String value);
  }

  private interface Visitor<T> {
    void visit(T value, Adder add);
  }

  /** Visits what is found in the contexts of the pod and then of its containers. */
  private static <T> void each(
      Pod pod, Function<SecurityContext, Optional<T>> find, Visitor<T> visitor, Setters setters) {
    find.apply(pod.security())
        .ifPresent(
            value -> visitor.visit(value, (field, text) -> setters.pod(IN_POD + field, text)));
    for (Pod.Container container : pod.containers()) {
      find.apply(container.context())
          .ifPresent(value ->
              visitor.visit(
                  value,
                  (field, text) ->
                      setters.container(container, FieldError.forbidden(container, field, text))));
    }
  }
}
