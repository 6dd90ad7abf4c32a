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

  /** {@code verifyImages}. */
  record VerifyImages(List<ImageVerification> entries, Fragment source) implements RuleBody {
    public VerifyImages {
      entries = List.copyOf(entries);
    }
  }

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

  /**
   * {@code manifests}: the resource must be what somebody signed.
   *
   * @param domain of the annotations that hold signature and message
   */
  record ManifestsCheck(
      List<AttestorSet> attestors,
      String domain,
      List<IgnoredFields> ignored,
      Optional<DryRun> dryRun,
      Optional<String> repository,
      Fragment source)
      implements Check {
    public ManifestsCheck {
      attestors = List.copyOf(attestors);
      ignored = List.copyOf(ignored);
    }
  }

  /** Fields that may differ from what was signed; for all objects where none are named. */
  record IgnoredFields(List<String> fields, List<ObjectFilter> objects) {
    public IgnoredFields {
      fields = List.copyOf(fields);
      objects = List.copyOf(objects);
    }
  }

  /** Objects by wildcards; an empty text stands for all. */
  record ObjectFilter(String group, String version, String kind, String namespace, String name) {}

  /** {@code dryRun}: what was signed is given to the API server before it is compared. */
  record DryRun(boolean enable, String namespace) {}

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
