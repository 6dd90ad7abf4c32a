package dev.ephor.engine.compile;

import dev.ephor.cel.CelEnvironment;
import dev.ephor.engine.library.NamespacedHttp;
import dev.ephor.engine.library.PolicyLibraries;
import dev.ephor.jmespath.Environment;
import dev.ephor.jmespath.FunctionTable;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesLimits;
import dev.ephor.jmespath.JmesMode;
import java.time.InstantSource;

/**
 * The expression languages as policies see them, made once and shared by all policies: building a
 * CEL environment costs more than compiling many expressions with it.
 */
public final class Languages {
  private final JmesCompiler jmesPath;
  private final CelEnvironments cel;
  private final InstantSource clock;

  /**
   * @param environment clock, randomness and registry for the functions that need them
   * @param namespacedHttp whether policies of a namespace may call services
   */
  public Languages(Environment environment, NamespacedHttp namespacedHttp) {
    this.jmesPath =
        new JmesCompiler(FunctionTable.policy(environment), JmesMode.POLICY, JmesLimits.DEFAULT);
    this.clock = environment.clock();
    this.cel =
        new CelEnvironments(new PolicyLibraries(environment.clock(), jmesPath, namespacedHttp));
  }

  public JmesCompiler jmesPath() {
    return jmesPath;
  }

  InstantSource clock() {
    return clock;
  }

  /** CEL within a rule of a ClusterPolicy, as in Kubernetes' ValidatingAdmissionPolicy. */
  CelEnvironment ruleCel() {
    return cel.of(CelEnvironments.Dialect.RULE, false);
  }

  CelEnvironment cel(CelEnvironments.Dialect dialect) {
    return cel.of(dialect, false);
  }

  /** As {@link #cel}, with {@code params} among the variables. */
  CelEnvironment celWithParams(CelEnvironments.Dialect dialect) {
    return cel.of(dialect, true);
  }
}
