package dev.ephor.engine.podsecurity;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the fields of a pod that the standards look at.
 *
 * <p>The API server gives a value of the right type or none. A resource from a file may have
 * another; it is remembered as a mistake, so that such a pod is not taken for a safe one.
 */
final class PodReader {
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> HOOKS = List.of("postStart", "preStop");
  private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

  private Optional<String> mistake = Optional.empty();

  /** The first mistake that was met, in words; reading went on as if the field were absent. */
  Optional<String> mistake() {
    return mistake;
  }

  Pod read(ObjectNode metadata, ObjectNode spec) {
    ObjectNode security = object(spec, "securityContext", "spec");
    List<Pod.Container> containers = new ArrayList<>();
    for (String field : List.of("initContainers", "containers", "ephemeralContainers")) {
      List<ObjectNode> found = objects(spec, field, "spec");
      for (int i = 0; i < found.size(); i++) {
        containers.add(container(found.get(i), "spec." + field + "[" + i + "]"));
      }
    }
    String securityPath = "spec.securityContext";
    return new Pod(
        annotations(metadata),
        new Pod.Host(
            flag(spec, "hostNetwork", "spec").orElse(false),
            flag(spec, "hostPID", "spec").orElse(false),
            flag(spec, "hostIPC", "spec").orElse(false)),
        text(object(spec, "os", "spec"), "name", "spec.os").equals(Optional.of("windows")),
        !flag(spec, "hostUsers", "spec").orElse(true),
        security(security, securityPath),
        objects(security, "sysctls", securityPath).stream()
            .map(sysctl -> text(sysctl, "name", securityPath + ".sysctls").orElse(""))
            .toList(),
        objects(spec, "volumes", "spec").stream().map(this::volume).toList(),
        containers);
  }

  private Map<String, String> annotations(ObjectNode metadata) {
    ObjectNode found = object(metadata, "annotations", "metadata");
    Map<String, String> out = new TreeMap<>();
    for (String key : found.keys()) {
      text(found, key, "metadata.annotations").ifPresent(value -> out.put(key, value));
    }
    return out;
  }

  private Pod.Volume volume(ObjectNode volume) {
    List<String> types =
        volume.keys().stream().filter(key -> !key.equals("name") && isSet(volume, key)).toList();
    return new Pod.Volume(
        text(volume, "name", "spec.volumes").orElse(""),
        types,
        types.contains("hostPath")
            ? Optional.of(
                text(object(volume, "hostPath", "spec.volumes"), "path", "spec.volumes.hostPath")
                    .orElse(""))
            : Optional.empty());
  }

  private Pod.Container container(ObjectNode container, String path) {
    Optional<SecurityContext> security =
        isSet(container, "securityContext")
            ? Optional.of(
                security(object(container, "securityContext", path), path + ".securityContext"))
            : Optional.empty();
    return new Pod.Container(
        path,
        text(container, "name", path).orElse(""),
        text(container, "image", path).orElse(""),
        security,
        objects(container, "ports", path).stream()
            .map(port -> number(port, "hostPort", path + ".ports").orElse(0L))
            .toList(),
        hosts(container, path));
  }

  private List<Pod.HostUse> hosts(ObjectNode container, String path) {
    List<Pod.HostUse> out = new ArrayList<>();
    for (String probe : PROBES) {
      addHosts(object(container, probe, path), path + "." + probe, out);
    }
    ObjectNode lifecycle = object(container, "lifecycle", path);
    for (String hook : HOOKS) {
      String hookPath = path + ".lifecycle." + hook;
      addHosts(object(lifecycle, hook, path + ".lifecycle"), hookPath, out);
    }
    return out;
  }

  private void addHosts(ObjectNode handler, String path, List<Pod.HostUse> out) {
    for (String action : ACTIONS) {
      String inside = path + "." + action;
      text(object(handler, action, path), "host", inside)
          .filter(host -> !host.isEmpty())
          .ifPresent(host -> out.add(new Pod.HostUse(inside + ".host", host)));
    }
  }

  private SecurityContext security(ObjectNode context, String path) {
    ObjectNode windows = object(context, "windowsOptions", path);
    ObjectNode capabilities = object(context, "capabilities", path);
    return new SecurityContext(
        new SecurityContext.Flags(
            flag(context, "privileged", path),
            flag(context, "allowPrivilegeEscalation", path),
            flag(context, "runAsNonRoot", path),
            flag(windows, "hostProcess", path + ".windowsOptions")),
        number(context, "runAsUser", path),
        isSet(context, "capabilities")
            ? Optional.of(
                new SecurityContext.Capabilities(
                    texts(capabilities, "add", path + ".capabilities"),
                    texts(capabilities, "drop", path + ".capabilities")))
            : Optional.empty(),
        text(context, "procMount", path),
        new SecurityContext.Profiles(
            profile(context, "seccompProfile", path),
            profile(context, "appArmorProfile", path),
            seLinux(context, path)));
  }

  private Optional<String> profile(ObjectNode context, String field, String path) {
    return isSet(context, field)
        ? Optional.of(text(object(context, field, path), "type", path + "." + field).orElse(""))
        : Optional.empty();
  }

  private Optional<SecurityContext.SeLinux> seLinux(ObjectNode context, String path) {
    if (!isSet(context, "seLinuxOptions")) {
      return Optional.empty();
    }
    ObjectNode options = object(context, "seLinuxOptions", path);
    String inside = path + ".seLinuxOptions";
    return Optional.of(
        new SecurityContext.SeLinux(
            text(options, "type", inside).orElse(""),
            text(options, "user", inside).orElse(""),
            text(options, "role", inside).orElse("")));
  }

  private static boolean isSet(ObjectNode object, String field) {
    return value(object, field) != NullNode.NULL;
  }

  private static Node value(ObjectNode object, String field) {
    return object.getOr(field, NullNode.NULL);
  }

  private Optional<Boolean> flag(ObjectNode object, String field, String path) {
    return switch (value(object, field)) {
      case BoolNode flag -> Optional.of(flag == BoolNode.TRUE);
      case NullNode _ -> Optional.empty();
      case NumberNode _, StringNode _, ArrayNode _, ObjectNode _ ->
          wrong(path, field, "true or false");
    };
  }

  private Optional<Long> number(ObjectNode object, String field, String path) {
    return switch (value(object, field)) {
      case IntNode number -> Optional.of(number.value());
      case FloatNode number when number.isWhole() -> Optional.of((long) number.doubleValue());
      case NullNode _ -> Optional.empty();
      case FloatNode _, BoolNode _, StringNode _, ArrayNode _, ObjectNode _ ->
          wrong(path, field, "a whole number");
    };
  }

  private Optional<String> text(ObjectNode object, String field, String path) {
    return switch (value(object, field)) {
      case StringNode(String text) -> Optional.of(text);
      case NullNode _ -> Optional.empty();
      case BoolNode _, NumberNode _, ArrayNode _, ObjectNode _ -> wrong(path, field, "a string");
    };
  }

  private ObjectNode object(ObjectNode object, String field, String path) {
    return switch (value(object, field)) {
      case ObjectNode found -> found;
      case NullNode _ -> ObjectNode.EMPTY;
      case BoolNode _, NumberNode _, StringNode _, ArrayNode _ ->
          this.<ObjectNode>wrong(path, field, "an object").orElse(ObjectNode.EMPTY);
    };
  }

  private ArrayNode array(ObjectNode object, String field, String path) {
    return switch (value(object, field)) {
      case ArrayNode found -> found;
      case NullNode _ -> ArrayNode.EMPTY;
      case BoolNode _, NumberNode _, StringNode _, ObjectNode _ ->
          this.<ArrayNode>wrong(path, field, "a list").orElse(ArrayNode.EMPTY);
    };
  }

  private List<ObjectNode> objects(ObjectNode object, String field, String path) {
    List<ObjectNode> out = new ArrayList<>();
    for (Node element : array(object, field, path)) {
      if (element instanceof ObjectNode found) {
        out.add(found);
      } else {
        wrong(path, field, "a list of objects");
      }
    }
    return out;
  }

  private List<String> texts(ObjectNode object, String field, String path) {
    List<String> out = new ArrayList<>();
    for (Node element : array(object, field, path)) {
      if (element instanceof StringNode(String text)) {
        out.add(text);
      } else {
        wrong(path, field, "a list of strings");
      }
    }
    return out;
  }

  private <T> Optional<T> wrong(String path, String field, String expected) {
    if (mistake.isEmpty()) {
      mistake = Optional.of("`" + path + "." + field + "` must be " + expected);
    }
    return Optional.empty();
  }
}
