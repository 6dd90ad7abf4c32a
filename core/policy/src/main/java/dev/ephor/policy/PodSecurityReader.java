package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code podSecurity} of validate rules and of exceptions. */
final class PodSecurityReader {
  private static final Map<String, PodSecurity.Level> LEVELS =
      Map.of(
          "privileged", PodSecurity.Level.PRIVILEGED,
          "baseline", PodSecurity.Level.BASELINE,
          "restricted", PodSecurity.Level.RESTRICTED);
  private static final int FIRST_MINOR = 19;
  private static final int LAST_MINOR = 32;
  private static final Map<String, String> VERSIONS = versions();

  /** Controls that are checked for each container, so that the images have to be given. */
  private static final Set<String> CONTAINER_CONTROLS =
      Set.of(
          "Capabilities",
          "Privileged Containers",
          "/proc Mount Type",
          "Host Ports",
          "Privilege Escalation");

  /** Controls of the whole pod: images cannot be told apart there. */
  private static final Set<String> POD_CONTROLS =
      Set.of("Host Namespaces", "HostPath Volumes", "Sysctls", "Volume Types");

  /** Controls of the level restricted: at baseline nothing checks them. */
  private static final Set<String> RESTRICTED_CONTROLS =
      Set.of(
          "Volume Types",
          "Privilege Escalation",
          "Running as Non-root",
          "Running as Non-root user");

  private static final Map<String, String> CONTROLS =
      identity(
          "HostProcess",
          "Host Namespaces",
          "Privileged Containers",
          "Capabilities",
          "HostPath Volumes",
          "Host Ports",
          "AppArmor",
          "SELinux",
          "/proc Mount Type",
          "Seccomp",
          "Sysctls",
          "Volume Types",
          "Privilege Escalation",
          "Running as Non-root",
          "Running as Non-root user");

  private PodSecurityReader() {}

  private static Map<String, String> identity(String... names) {
    Map<String, String> out = new LinkedHashMap<>();
    for (String name : names) {
      out.put(name, name);
    }
    return Map.copyOf(out);
  }

  private static Map<String, String> versions() {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("latest", "latest");
    for (int minor = FIRST_MINOR; minor <= LAST_MINOR; minor++) {
      out.put("v1." + minor, "v1." + minor);
    }
    return Map.copyOf(out);
  }

  static PodSecurity read(FieldReader body) {
    body.requiredField("level");
    PodSecurity.Level level = body.choice("level", LEVELS).orElse(PodSecurity.Level.RESTRICTED);
    String version = body.choice("version", VERSIONS).orElse("latest");
    List<PodSecurity.Exclusion> exclude = exclusions(body, "exclude");
    body.finish();
    if (level == PodSecurity.Level.BASELINE) {
      body.list("exclude").forEach(entry -> checkedAtBaseline(entry, body));
    }
    return new PodSecurity(level, version, exclude);
  }

  private static void checkedAtBaseline(Fragment exclusion, FieldReader body) {
    exclusion
        .child("controlName")
        .filter(control -> RESTRICTED_CONTROLS.contains(Texts.of(control)))
        .ifPresent(control ->
            PolicyMistake.POD_SECURITY.at(
                control,
                body.findings(),
                "control `" + Texts.of(control) + "` is not checked at level `baseline`",
                "remove it, or set `level: restricted`"));
  }

  static List<PodSecurity.Exclusion> exclusions(FieldReader parent, String field) {
    List<PodSecurity.Exclusion> out = new ArrayList<>();
    for (FieldReader item : parent.objects(field)) {
      item.requiredField("controlName");
      Optional<String> control = item.choice("controlName", CONTROLS);
      PodSecurity.Exclusion exclusion =
          new PodSecurity.Exclusion(
              control.orElse(""),
              item.texts("images"),
              item.text("restrictedField"),
              item.texts("values"));
      item.finish();
      out.add(exclusion);
      control.ifPresent(name -> check(item, name, exclusion));
    }
    return out;
  }

  /** Rules of Kyverno's admission checks for exclusions. */
  private static void check(FieldReader item, String control, PodSecurity.Exclusion exclusion) {
    Fragment place = item.source();
    if (POD_CONTROLS.contains(control) && !exclusion.images().isEmpty()) {
      PolicyMistake.POD_SECURITY.at(
          place.child("images").orElse(place),
          item.findings(),
          "control `" + control + "` is checked for the whole pod and takes no `images`",
          "remove `images`");
    }
    if (CONTAINER_CONTROLS.contains(control) && exclusion.images().isEmpty()) {
      PolicyMistake.POD_SECURITY.at(
          place,
          item.findings(),
          "control `" + control + "` is checked for each container and needs `images`",
          "list the images that are excluded; `*` means all");
    }
    if (exclusion.restrictedField().isPresent() && exclusion.values().isEmpty()) {
      PolicyMistake.POD_SECURITY.at(
          place.child("restrictedField").orElse(place),
          item.findings(),
          "`restrictedField` needs `values`",
          "list the values that are allowed in that field");
    }
    if (exclusion.restrictedField().isEmpty() && !exclusion.values().isEmpty()) {
      PolicyMistake.POD_SECURITY.at(
          place.child("values").orElse(place),
          item.findings(),
          "`values` needs `restrictedField`",
          "name the field that may have these values");
    }
  }
}
