package dev.ephor.bench;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.AdmissionPipeline;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Engine;
import dev.ephor.engine.Evaluation;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.jmespath.Environment;
import dev.ephor.policy.PolicyReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pod through all policies of a set, budgets on, as every door evaluates it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvaluateBenchmark {
  private static final DocumentReader READER = new DocumentReader();

  private final AdmissionPipeline pipeline = new AdmissionPipeline();
  private final Lookups lookups = new NoWorld();
  private PolicySet rulePolicies = PolicySet.of(List.of());
  private PolicySet celPolicies = PolicySet.of(List.of());
  private AdmissionAttributes pod = request();

  private static AdmissionAttributes request() {
    Document document = READER.readAll("pod.yaml", BenchSet.pod()).documents().getFirst();
    return AdmissionAttributes.creating(
        (ObjectNode) document.root(),
        new GroupVersionResource("", "v1", "pods"),
        ObjectNode.EMPTY,
        UserInfo.NONE);
  }

  @Setup
  public void compilePolicies() {
    rulePolicies = compiled("pss-cpol");
    celPolicies = compiled("pss-vpol");
    pod = request();
  }

  private static PolicySet compiled(String folder) {
    Engine engine = new Engine(new Environment(InstantSource.system(), new Random(1), "docker.io"));
    List<CompiledPolicy> out = new ArrayList<>();
    BenchSet.policies(folder)
        .forEach((name, text) ->
            READER
                .readAll(name, text)
                .documents()
                .forEach(document ->
                    new PolicyReader()
                        .read(document)
                        .ifPresent(read -> out.add(engine.compile(read)))));
    return PolicySet.of(out);
  }

  /** 18 ClusterPolicies: patterns, deny conditions, foreach. */
  @Benchmark
  public Evaluation podThroughClusterPolicies() {
    return pipeline.run(pod, rulePolicies, lookups, () -> false);
  }

  /** 16 ValidatingPolicies: CEL with cost limits. */
  @Benchmark
  public Evaluation podThroughValidatingPolicies() {
    return pipeline.run(pod, celPolicies, lookups, () -> false);
  }
}
