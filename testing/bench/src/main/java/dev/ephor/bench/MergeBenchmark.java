package dev.ephor.bench;

import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.patch.KubernetesSchemas;
import dev.ephor.patch.ListOrder;
import dev.ephor.patch.PatchResult;
import dev.ephor.patch.StrategicMergePatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Strategic merge patches, as policies that set defaults make them one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MergeBenchmark {
  private static final List<String> PATCHES =
      List.of(
          "{metadata: {labels: {team: red, tier: web}}}",
          "{metadata: {annotations: {owner: platform}}}",
          "{spec: {securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}}}",
          "{spec: {automountServiceAccountToken: false}}",
          "{spec: {containers: [{name: NAME, imagePullPolicy: Always}]}}",
          "{spec: {containers: [{name: NAME, securityContext: {privileged: false}}]}}",
          "{spec: {containers: [{name: NAME, resources: {limits: {memory: 1Gi}}}]}}",
          "{spec: {containers: [{name: NAME, env: [{name: ZONE, value: a}, {name: LOG, value: b}]}]}}",
          "{spec: {containers: [{name: NAME, ports: [{containerPort: 9090, name: metrics}]}]}}",
          "{spec: {containers: [{name: sidecar, image: sidecar:1}]}}",
          "{spec: {volumes: [{name: tmp, emptyDir: {}}]}}",
          "{spec: {containers: [{name: NAME, volumeMounts: [{mountPath: /tmp, name: tmp}]}]}}",
          "{spec: {tolerations: [{key: spot, operator: Exists}]}}",
          "{spec: {nodeSelector: {disk: ssd}, imagePullSecrets: [{name: registry}]}}",
          "{spec: {containers: [{name: sidecar, $patch: delete}]}}",
          "{spec: {priorityClassName: high, dnsConfig: {options: [{name: ndots, value: \"2\"}]}}}");

  private final StrategicMergePatch merge =
      new StrategicMergePatch(new KubernetesSchemas().of("v1", "Pod"), ListOrder.API_SERVER);
  private final Node pod = read(new String(BenchSet.pod(), StandardCharsets.UTF_8));
  private final List<Node> patches =
      PATCHES.stream().map(text -> read(text.replace("NAME", containerName()))).toList();

  private static Node read(String text) {
    return new DocumentReader().readAll("patch.yaml", text).documents().getFirst().root();
  }

  private String containerName() {
    return ((ObjectNode) pod)
        .object("spec").array("containers").asList().stream()
            .map(container -> ((ObjectNode) container).text("name", ""))
            .findFirst()
            .orElseThrow();
  }

  /** 16 patches, each on what the one before has left. */
  @Benchmark
  public Node sixteenPatchesOnOnePod() {
    Node current = pod;
    for (Node patch : patches) {
      current =
          switch (merge.apply(current, patch)) {
            case PatchResult.Patched(Node patched) -> patched;
            case PatchResult.Failed failed -> throw new IllegalStateException(failed.toString());
          };
    }
    return current;
  }
}
