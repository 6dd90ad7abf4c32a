package dev.ephor.engine;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.engine.compile.ExceptionCompiler;
import dev.ephor.engine.compile.Languages;
import dev.ephor.engine.compile.PolicyCompiler;
import dev.ephor.engine.library.NamespacedHttp;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.translate.PolicyTranslator;
import dev.ephor.engine.translate.Translation;
import dev.ephor.engine.translate.TranslationSettings;
import dev.ephor.jmespath.Environment;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MutatingAdmissionPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyMeta;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingAdmissionPolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles policies. Safe for use by many threads; make one and keep it. */
public final class Engine {
  private final Languages languages;
  private final PolicyCompiler compiler;
  private final ExceptionCompiler exceptions;
  private final PolicyTranslator translator;

  /**
   * @param environment clock, randomness and registry for functions of expressions
   */
  public Engine(Environment environment) {
    this(environment, NamespacedHttp.REFUSED);
  }

  /**
   * @param environment clock, randomness and registry for functions of expressions
   * @param namespacedHttp whether policies of a namespace may call services
   */
  public Engine(Environment environment, NamespacedHttp namespacedHttp) {
    this.languages = new Languages(environment, namespacedHttp);
    this.compiler = new PolicyCompiler(languages);
    this.exceptions = new ExceptionCompiler(languages);
    this.translator = new PolicyTranslator(compiler);
  }

  /** Never throws and never drops a policy: one with a mistake becomes {@code Broken}. */
  public CompiledPolicy compile(PolicyReadResult read) {
    return compile(read, List.of());
  }

  /**
   * As {@link #compile(PolicyReadResult)}.
   *
   * @param bindings through which native admission policies act; one that none names is compiled as
   *     if it were bound to all requests
   */
  public CompiledPolicy compile(PolicyReadResult read, List<AdmissionPolicyBinding> bindings) {
    // What is wrong with a rule is found again in the rules that are made of it.
    Set<Diagnostic> found = new LinkedHashSet<>(read.diagnostics());
    Optional<PolicyPlan> plan =
        hasError(found)
            ? Optional.empty()
            : read.policy().flatMap(policy -> compiler.compile(policy, bindings, found::add));
    List<Diagnostic> diagnostics = List.copyOf(found);
    if (hasError(diagnostics)) {
      FailurePolicy onError = read.policy().map(Engine::failurePolicy).orElse(FailurePolicy.FAIL);
      return new CompiledPolicy.Broken(read.meta(), onError, diagnostics);
    }
    return new CompiledPolicy.Ready(plan.orElseGet(() -> nothing(read.meta())), diagnostics);
  }

  /** Empty when the exception cannot be used, which is reported. */
  public Optional<Exemption> compile(PolicyException exception, Consumer<Diagnostic> mistakes) {
    return exceptions.compile(exception, mistakes);
  }

  /**
   * A policy as Kubernetes' own admission policies; see {@link PolicyTranslator}.
   *
   * @param exceptions of all policies; those that are for this one are merged in
   */
  public Translation translate(
      Policy policy, List<PolicyException> exceptions, TranslationSettings settings) {
    return translator.translate(policy, exceptions, settings);
  }

  /** The compiler of JMESPath expressions as policies have them. */
  public JmesCompiler jmesPath() {
    return languages.jmesPath();
  }

  private static PolicyPlan nothing(PolicyMeta meta) {
    return new PolicyPlan(meta, List.of(), false, FailurePolicy.IGNORE);
  }

  private static boolean hasError(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR);
  }

  private static FailurePolicy failurePolicy(Policy policy) {
    return switch (policy) {
      case RulePolicy rules -> rules.spec().failurePolicy();
      case ValidatingPolicy validating -> validating.failurePolicy();
      case MutatingPolicy mutating -> mutating.failurePolicy();
      case ImageValidatingPolicy images -> images.failurePolicy();
      case ValidatingAdmissionPolicy validating -> validating.failurePolicy();
      case MutatingAdmissionPolicy mutating -> mutating.failurePolicy();
      default -> FailurePolicy.FAIL;
    };
  }
}
