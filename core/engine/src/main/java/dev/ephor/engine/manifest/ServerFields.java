package dev.ephor.engine.manifest;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Kubernetes and its controllers write into objects themselves. Such fields differ from what
 * was signed without anybody having changed anything.
 *
 * <p>The fields are those that Kyverno's documentation of this check names as ignored by default.
 * Two things are narrower here, because either hides changes that matter: a field that is filled in
 * may be added but not changed, and where the value filled in is known, it must be that value.
 */
final class ServerFields {
  private static final String ANY = "*";
  private static final Set<String> TEMPLATED =
      Set.of(
          "Deployment",
          "ReplicaSet",
          "StatefulSet",
          "DaemonSet",
          "Job",
          "ReplicationController",
          "PodTemplate");

  /** Managed by the server whatever was signed. */
  private static final List<JsonPointer> MANAGED =
      pointers(
          "/metadata/managedFields",
          "/metadata/resourceVersion",
          "/metadata/selfLink",
          "/metadata/creationTimestamp",
          "/metadata/generation",
          "/metadata/uid",
          "/metadata/finalizers",
          "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration",
          "/metadata/annotations/namespace",
          "/metadata/annotations/control-plane.alpha.kubernetes.io~1leader",
          "/metadata/annotations/deprecated.daemonset.template.generation",
          "/metadata/annotations/deployment.kubernetes.io~1revision",
          "/metadata/labels/app.kubernetes.io~1instance",
          "/status");

  private static final List<Filled> OF_PODS = ofPods();

  private ServerFields() {}

  /**
   * A field that is filled in where it was left out.
   *
   * @param values it is filled with; any where there are none
   */
  record Filled(JsonPointer field, List<Node> values) {
    Filled {
      values = List.copyOf(values);
    }

    boolean covers(FieldDifference difference, int skipped) {
      List<String> tokens = difference.place().tokens();
      return difference.isAddition()
          && isPrefix(field, tokens.subList(skipped, tokens.size()))
          && (values.isEmpty() || values.contains(difference.after()));
    }
  }

  /** Whether the server makes this difference in an object of the kind. */
  static boolean make(FieldDifference difference, String kind) {
    List<String> tokens = difference.place().tokens();
    if (MANAGED.stream().anyMatch(field -> isPrefix(field, tokens))
        || isNamespaceGiven(difference)
        || ofKind(kind).stream().anyMatch(field -> field.covers(difference, 0))) {
      return true;
    }
    List<String> pod = podSpec(kind);
    return !pod.isEmpty()
        && tokens.size() > pod.size()
        && tokens.subList(0, pod.size()).equals(pod)
        && OF_PODS.stream().anyMatch(field -> field.covers(difference, pod.size()));
  }

  /** What was signed without a namespace may be created in any. */
  private static boolean isNamespaceGiven(FieldDifference difference) {
    return difference.isAddition()
        && difference.place().tokens().equals(List.of("metadata", "namespace"));
  }

  private static List<String> podSpec(String kind) {
    if (kind.equals("Pod")) {
      return List.of("spec");
    }
    if (kind.equals("CronJob")) {
      return List.of("spec", "jobTemplate", "spec", "template", "spec");
    }
    return TEMPLATED.contains(kind) ? List.of("spec", "template", "spec") : List.of();
  }

  private static List<Filled> ofPods() {
    List<Filled> out = new ArrayList<>();
    for (String containers : List.of("/containers/*", "/initContainers/*")) {
      out.add(filled(containers + "/imagePullPolicy", text("Always"), text("IfNotPresent")));
      out.add(filled(containers + "/terminationMessagePath", text("/dev/termination-log")));
      out.add(filled(containers + "/terminationMessagePolicy", text("File")));
      out.add(filled(containers + "/ports/*/protocol", text("TCP")));
      out.add(filled(containers + "/resources", ObjectNode.EMPTY));
    }
    out.add(filled("/dnsPolicy", text("ClusterFirst")));
    out.add(filled("/restartPolicy", text("Always"), text("OnFailure"), text("Never")));
    out.add(filled("/schedulerName", text("default-scheduler")));
    out.add(filled("/terminationGracePeriodSeconds", IntNode.of(30)));
    out.add(filled("/securityContext", ObjectNode.EMPTY));
    return out;
  }

  private static List<Filled> ofKind(String kind) {
    return switch (kind) {
      case "Pod" ->
          List.of(
              filled("/spec/volumes/*/name"),
              filled("/spec/volumes/*/projected"),
              filled("/spec/volumes/*/configMap/defaultMode", IntNode.of(420)),
              filled("/spec/containers/*/volumeMounts"),
              filled("/spec/initContainers/*/volumeMounts"),
              filled("/spec/tolerations"),
              filled("/spec/enableServiceLinks", BoolNode.TRUE),
              filled("/spec/preemptionPolicy", text("PreemptLowerPriority")),
              filled("/spec/priority", IntNode.of(0)),
              filled("/spec/serviceAccount", text("default")),
              filled("/spec/serviceAccountName", text("default")));
      case "Deployment" ->
          List.of(
              filled("/spec/progressDeadlineSeconds"),
              filled("/spec/revisionHistoryLimit"),
              filled("/spec/strategy"));
      case "Service" ->
          List.of(
              filled("/spec/ports/*/nodePort"),
              filled("/spec/ports/*/protocol", text("TCP")),
              filled("/spec/clusterIP"),
              filled("/spec/clusterIPs"),
              filled("/spec/sessionAffinity", text("None")),
              filled("/spec/type", text("ClusterIP")),
              filled("/spec/ipFamilies"),
              filled("/spec/ipFamilyPolicy"),
              filled("/spec/internalTrafficPolicy", text("Cluster")));
      case "ServiceAccount" ->
          List.of(filled("/secrets/*/name"), filled("/imagePullSecrets/*/name"));
      case "CustomResourceDefinition" ->
          List.of(
              filled("/spec/conversion/strategy", text("None")), filled("/spec/names/listKind"));
      case "ClusterPolicy", "Policy" ->
          List.of(
              filled("/metadata/annotations/pod-policies.kyverno.io~1autogen-controllers"),
              filled("/spec/failurePolicy", text("Fail")),
              filled("/spec/background", BoolNode.TRUE),
              filled("/spec/validationFailureAction", text("Audit")));
      default -> List.of();
    };
  }

  private static Filled filled(String field, Node... values) {
    return new Filled(JsonPointer.parse(field).orElse(JsonPointer.ROOT), List.of(values));
  }

  private static Node text(String value) {
    return StringNode.of(value);
  }

  private static List<JsonPointer> pointers(String... texts) {
    List<JsonPointer> out = new ArrayList<>();
    for (String text : texts) {
      JsonPointer.parse(text).ifPresent(out::add);
    }
    return List.copyOf(out);
  }

  /** Whether the field is at the place or around it; a star is any one name or index. */
  private static boolean isPrefix(JsonPointer field, List<String> tokens) {
    List<String> wanted = field.tokens();
    if (wanted.isEmpty() || wanted.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(ANY) && !wanted.get(i).equals(tokens.get(i))) {
        return false;
      }
    }
    return true;
  }
}
