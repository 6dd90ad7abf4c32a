package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/** What a rule does. */
public sealed interface RuleBody {

  /**
   * {@code validate}.
   *
   * @param message text with variables, shown when the check fails
   */
  record Validate(
      Optional<Fragment> message,
      Optional<FailureAction> failureAction,
      List<FailureActionOverride> overrides,
      boolean allowExistingViolations,
      Check check,
      Fragment source)
      implements RuleBody {
    public Validate {
      overrides = List.copyOf(overrides);
    }
  }

  /** {@code mutate}. */
  record Mutate(MutateRule rule, Fragment source) implements RuleBody {}

  /** {@code generate}. */
  record Generate(GenerateRule rule, Fragment source) implements RuleBody {}

  /** {@code verifyImages}; its content is compiled from the fragment. */
  record VerifyImages(Fragment source) implements RuleBody {}

  /** How a validate rule, or one entry of its foreach, judges. */
  sealed interface Check {}

  /** {@code pattern}. */
  record PatternCheck(Fragment pattern) implements Check {}

  /** {@code anyPattern}. */
  record AnyPatternCheck(List<Fragment> patterns) implements Check {
    public AnyPatternCheck {
      patterns = List.copyOf(patterns);
    }
  }

  /** {@code deny}: fails when the conditions hold; without conditions it always fails. */
  record DenyCheck(Optional<Conditions> conditions) implements Check {}

  /** {@code foreach}. */
  record ForeachCheck(List<Foreach> entries) implements Check {
    public ForeachCheck {
      entries = List.copyOf(entries);
    }
  }

  /** {@code cel}. */
  record CelCheck(
      List<CelValidation> expressions,
      List<NamedExpression> variables,
      List<NamedExpression> auditAnnotations,
      Optional<ParamSource> params)
      implements Check {
    public CelCheck {
      expressions = List.copyOf(expressions);
      variables = List.copyOf(variables);
      auditAnnotations = List.copyOf(auditAnnotations);
    }
  }

  /** {@code podSecurity}. */
  record PodSecurityCheck(PodSecurity settings, Fragment source) implements Check {}

  /** {@code manifests}. */
  record ManifestsCheck(Fragment source) implements Check {}

  /** A validate rule that checks nothing that is evaluated any more ({@code assert}). */
  record NoCheck(Fragment source) implements Check {}

  /** One entry of a validate foreach; {@code list} is a JMESPath expression. */
  record Foreach(
      Fragment list,
      Optional<Boolean> elementScope,
      List<ContextEntry> context,
      Optional<Conditions> preconditions,
      Check check,
      Fragment source) {
    public Foreach {
      context = List.copyOf(context);
    }
  }

  /** paramKind and paramRef of Kubernetes' ValidatingAdmissionPolicy. */
  record ParamSource(
      String apiVersion,
      String kind,
      Optional<String> name,
      Optional<String> namespace,
      Optional<LabelSelector> selector,
      boolean denyWhenNotFound) {}
}
