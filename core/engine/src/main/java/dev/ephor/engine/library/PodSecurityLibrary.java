package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.podsecurity.PodSecurityStandards;
import dev.ephor.engine.podsecurity.PodSecurityVerdict;
import dev.ephor.engine.podsecurity.PodTemplate;
import dev.ephor.engine.podsecurity.Violation;
import dev.ephor.policy.PodSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code podSecurity.violations}: what a pod, or the pods of a controller, violate of the Pod
 * Security Standards; one text for each control. Kyverno has no such function and says so when a
 * policy that calls it is created.
 */
final class PodSecurityLibrary implements CelLibrary {
  private static final String NAME = "podSecurity.violations";
  private static final Map<String, PodSecurity.Level> LEVELS =
      Map.of(
          "privileged", PodSecurity.Level.PRIVILEGED,
          "baseline", PodSecurity.Level.BASELINE,
          "restricted", PodSecurity.Level.RESTRICTED);

  /** About as much as expressions for the controls would cost. */
  private static final long COST = 5_000;

  @Override
  public String name() {
    return "pod security";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function(
        NAME, "(dyn, string, string) -> list(string)", (call, a) -> violations(call, a, List.of()));
    to.function(
        NAME,
        "(dyn, string, string, list(string)) -> list(string)",
        (call, a) -> violations(call, a, texts(a[3])));
  }

  private static Value violations(CelCall call, Value[] a, List<String> without) {
    if (!call.charge(COST)) {
      return call.stopped();
    }
    String name = ((StringNode) a[1]).value();
    PodSecurity.Level level = LEVELS.get(name);
    if (level == null) {
      return CelError.of("`" + name + "` is not privileged, baseline or restricted");
    }
    String version = ((StringNode) a[2]).value();
    Optional<PodTemplate> pod =
        CelJson.toNode(a[0]) instanceof ObjectNode resource
            ? PodTemplate.of(resource)
            : Optional.empty();
    if (pod.isEmpty()) {
      return ArrayNode.EMPTY;
    }
    List<PodSecurity.Exclusion> excluded = new ArrayList<>();
    // Controls of containers are left out for images, which all are here.
    without.forEach(control -> {
      excluded.add(new PodSecurity.Exclusion(control, List.of(), Optional.empty(), List.of()));
      excluded.add(new PodSecurity.Exclusion(control, List.of("*"), Optional.empty(), List.of()));
    });
    PodSecurity settings = new PodSecurity(level, version, excluded);
    return switch (PodSecurityStandards.check(settings, pod.get().metadata(), pod.get().spec())) {
      case PodSecurityVerdict.Unreadable(String mistake) ->
          CelError.of("failed to read the pod: " + mistake);
      case PodSecurityVerdict.Checked(List<Violation> found) ->
          ArrayNode.of(
              found.stream()
                  .map(one -> StringNode.of(one.control() + ": " + one.detail()))
                  .toList());
    };
  }

  private static List<String> texts(Value list) {
    List<String> out = new ArrayList<>();
    if (CelJson.toNode(list) instanceof ArrayNode array) {
      for (Node element : array) {
        if (element instanceof StringNode(String text)) {
          out.add(text);
        }
      }
    }
    return out;
  }
}
