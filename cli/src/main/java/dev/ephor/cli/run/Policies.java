package dev.ephor.cli.run;

import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Engine;
import dev.ephor.engine.library.NamespacedHttp;
import dev.ephor.jmespath.Environment;
import dev.ephor.policy.PolicyId;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RulePolicy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Policies from files, compiled.
 *
 * @param ready those that can be evaluated
 * @param broken those that cannot, with their reasons
 * @param problems all that is wrong, that of broken policies included
 * @param warnings what should be changed in policies that work
 * @param rules names of the rules that policies were written with, evaluated or not
 */
public record Policies(
    List<CompiledPolicy> ready,
    List<CompiledPolicy.Broken> broken,
    List<Diagnostic> problems,
    List<Diagnostic> warnings,
    Map<PolicyId, List<String>> rules) {
  /** The option that lets policies of a namespace call services. */
  public static final String NAMESPACED_HTTP = "--allow-http-in-namespaced-policies";

  private static final String DEFAULT_REGISTRY = "docker.io";

  public Policies {
    ready = List.copyOf(ready);
    broken = List.copyOf(broken);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    rules = Map.copyOf(rules);
  }

  /** What expressions see of the world here: the clock and the randomness of this machine. */
  public static Environment environment() {
    return new Environment(InstantSource.system(), RandomGenerator.getDefault(), DEFAULT_REGISTRY);
  }

  public static Engine engine() {
    return new Engine(environment());
  }

  /**
   * @param mayCall whether policies of a namespace may call services
   */
  public static Engine engine(boolean mayCall) {
    return new Engine(environment(), mayCall ? NamespacedHttp.ALLOWED : NamespacedHttp.REFUSED);
  }

  public static Policies compile(PolicyLoader.Loaded loaded, Engine engine) {
    List<CompiledPolicy> ready = new ArrayList<>();
    List<CompiledPolicy.Broken> broken = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    List<Diagnostic> warnings = new ArrayList<>();
    for (Diagnostic found : loaded.problems()) {
      add(found, found.severity() == Severity.ERROR ? problems : warnings);
    }
    Map<PolicyId, List<String>> rules = new HashMap<>();
    for (PolicyReadResult read : loaded.policies()) {
      CompiledPolicy compiled = engine.compile(read, loaded.bindings());
      for (Diagnostic found : compiled.diagnostics()) {
        add(found, found.severity() == Severity.ERROR ? problems : warnings);
      }
      if (compiled instanceof CompiledPolicy.Broken one) {
        broken.add(one);
      } else if (rules.put(compiled.meta().id(), ruleNames(read)) == null) {
        ready.add(compiled);
      }
    }
    return new Policies(ready, broken, problems, warnings, rules);
  }

  /** A rule and those generated from it may have the same mistake; it is shown once. */
  private static void add(Diagnostic found, List<Diagnostic> to) {
    if (!to.contains(found)) {
      to.add(found);
    }
  }

  private static List<String> ruleNames(PolicyReadResult read) {
    return read.policy().orElse(null) instanceof RulePolicy policy
        ? policy.spec().rules().stream().map(Rule::name).toList()
        : List.of();
  }
}
