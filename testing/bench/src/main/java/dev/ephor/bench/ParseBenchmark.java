package dev.ephor.bench;

import dev.ephor.document.DocumentReader;
import dev.ephor.document.ReadResult;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Text to trees. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParseBenchmark {
  private final DocumentReader reader = new DocumentReader();
  private byte[] pod = new byte[0];
  private byte[] review = new byte[0];
  private Map<String, byte[]> policies = Map.of();

  @Setup
  public void readFiles() {
    pod = BenchSet.pod();
    review = BenchSet.review();
    policies = BenchSet.policies("pss-cpol");
  }

  /** One pod of 1.6 KB, written in flow style as YAML. */
  @Benchmark
  public ReadResult podFromYaml() {
    return reader.readAll("pod.yaml", pod);
  }

  /** An AdmissionReview of 2.7 KB. */
  @Benchmark
  public ReadResult reviewFromJson() {
    return reader.readAll("review.json", review);
  }

  /** 18 policies with the place of every value. */
  @Benchmark
  public void policiesFromYaml(Blackhole hole) {
    policies.forEach((name, text) -> hole.consume(reader.readAll(name, text)));
  }
}
