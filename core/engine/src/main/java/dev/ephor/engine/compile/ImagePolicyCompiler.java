package dev.ephor.engine.compile;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.act.ForEachParam;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.image.ImageFilter;
import dev.ephor.engine.image.ImagePolicyAction;
import dev.ephor.engine.image.PolicyAttestation;
import dev.ephor.engine.image.PolicyAttestor;
import dev.ephor.engine.image.PolicyImages;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.ImageVerification.Access;
import dev.ephor.engine.port.ImageVerification.Kind;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.policy.ExtensionReader;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.ImageValidatingPolicy.ReferenceFilter;
import dev.ephor.policy.NamedExpression;
import dev.ephor.policy.PolicyExtensions;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An ImageValidatingPolicy lowered to a plan: matchConstraints, then exceptions, images, variables,
 * matchConditions, digests and validations; one rule for the resources the author named and one for
 * each group of controllers. In mode JSON there are no constraints and no controllers, as the
 * document may be anything.
 */
final class ImagePolicyCompiler {
  private static final List<Dialect> DIALECTS =
      List.of(Dialect.IMAGE_POLICY, Dialect.NAMESPACED_IMAGE_POLICY);

  /** Fields of attestors that an expression gives, by the field that holds the expression. */
  private static final Map<String, String> GIVEN =
      Map.of("key", "data", "subjectExpression", "subject");

  private static final String EXPRESSION = "expression";

  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  ImagePolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(ImageValidatingPolicy policy) {
    ExtensionReader.read(policy.meta(), mistakes);
    return switch (policy.evaluation().mode()) {
      case JSON -> forDocuments(policy);
      // The other modes are refused where the policy is read.
      case KUBERNETES, HTTP, ENVOY -> forRequests(policy);
    };
  }

  private PolicyPlan forDocuments(ImageValidatingPolicy policy) {
    RulePlan rule =
        rule(policy, _ -> Matcher.Match.YES, steps(policy, Step.WhenFalse.SKIP_AS_TOLD, mistakes));
    return new PolicyPlan(
        policy.meta(), List.of(rule), true, policy.failurePolicy(), Set.of(PayloadKind.JSON));
  }

  private PolicyPlan forRequests(ImageValidatingPolicy policy) {
    List<RulePlan> rules = new ArrayList<>();
    rules.add(rule(policy, matcher(policy), steps(policy, Step.WhenFalse.NO_RESULT, mistakes)));
    for (AutogenVariant<ImageValidatingPolicy> variant : Autogen.variants(policy)) {
      rules.add(
          rule(
              variant.policy(),
              matcher(variant.policy()),
              CelPolicySteps.later(
                  found -> steps(variant.policy(), Step.WhenFalse.NO_RESULT, found))));
    }
    return new PolicyPlan(policy.meta(), rules, true, policy.failurePolicy());
  }

  private static Matcher matcher(ImageValidatingPolicy policy) {
    return ConstraintsMatcher.of(policy.conditions().matchConstraints(), policy.id().namespace());
  }

  private static RulePlan rule(
      ImageValidatingPolicy policy, Matcher matcher, List<Step> afterMatch) {
    return CelPolicySteps.rule(
        policy,
        RuleType.IMAGE_VERIFICATION,
        matcher,
        afterMatch,
        EnforcementCompiler.of(policy.meta(), policy.validationActions()));
  }

  private List<Step> steps(
      ImageValidatingPolicy policy, Step.WhenFalse unmatched, Consumer<Diagnostic> mistakes) {
    CelCompiler cel = CelPolicySteps.compiler(languages, policy, DIALECTS, mistakes);
    List<Step> steps = CelPolicySteps.start(policy);
    Map<String, CelProgram> extractors = extractors(policy, cel);
    CelVariables variables = cel.variables(policy.conditions().variables());
    steps.add(new Step.Bind(images(policy, extractors, cel, mistakes)));
    CelConditions conditions =
        cel.conditions(policy.conditions().matchConditions(), CelPolicySteps.MATCHING);
    ImageValidatingPolicy.Verification verification = policy.verification();
    Action action =
        cel.annotated(
            new ImagePolicyAction(
                cel.validations(policy.validations(), "success", CelValidations.OnError.ERROR),
                new ImagePolicyAction.Asked(
                    verification.mutateDigest(),
                    verification.verifyDigest(),
                    verification.required()),
                policy.meta().source().fragment().at()),
            policy.auditAnnotations());
    Optional<PolicyExtensions.Params> params =
        ExtensionReader.read(policy.meta(), _ -> {}).params();
    if (params.isPresent()) {
      ForEachParam.Each each = new ForEachParam.Each(variables, conditions, action);
      steps.add(CelPolicySteps.forEachParam(policy, params.get(), each, true));
      return steps;
    }
    steps.add(new Step.Bind(variables));
    if (!conditions.conditions().isEmpty()) {
      Condition guard =
          policy.failurePolicy() == FailurePolicy.IGNORE ? conditions.ignoringErrors() : conditions;
      steps.add(new Step.Guard(guard, unmatched));
    }
    steps.add(new Step.Act(action));
    return steps;
  }

  /** Compiled before the variables, which therefore are not known to these expressions. */
  private static Map<String, CelProgram> extractors(ImageValidatingPolicy policy, CelCompiler cel) {
    Map<String, CelProgram> out = new LinkedHashMap<>();
    for (NamedExpression extractor : policy.images().extractors()) {
      cel.texts(extractor.expression()).ifPresent(program -> out.put(extractor.name(), program));
    }
    return out;
  }

  /** Compiled after the variables, which attestors may use. */
  private PolicyImages images(
      ImageValidatingPolicy policy,
      Map<String, CelProgram> extractors,
      CelCompiler cel,
      Consumer<Diagnostic> mistakes) {
    ImageValidatingPolicy.Verification verification = policy.verification();
    return new PolicyImages(
        filter(policy.images().filters(), mistakes),
        extractors,
        verification.attestors().stream().map(named -> attestor(named, cel)).toList(),
        verification.attestations().stream().map(ImagePolicyCompiler::attestation).toList(),
        new Access("", verification.credentials(), true, false));
  }

  private ImageFilter filter(List<ReferenceFilter> filters, Consumer<Diagnostic> mistakes) {
    List<ImageFilter.One> out = new ArrayList<>();
    for (ReferenceFilter filter : filters) {
      switch (filter) {
        case ReferenceFilter.Glob(String pattern) ->
            out.add(new ImageFilter.One.Glob(Wildcard.compile(pattern)));
        case ReferenceFilter.Expression(Fragment expression) ->
            new CelCompiler(languages.cel(Dialect.IMAGE_REFERENCE), mistakes)
                .test(expression)
                .ifPresent(program -> out.add(new ImageFilter.One.Expression(program)));
      }
    }
    return new ImageFilter(out);
  }

  private static PolicyAttestor attestor(ImageValidatingPolicy.Named named, CelCompiler cel) {
    String kind = named.source().child("notary").isPresent() ? "notary" : "cosign";
    Fragment body = named.source().child(kind).orElse(named.source());
    List<PolicyAttestor.Computed> computed = new ArrayList<>();
    collect(body, JsonPointer.ROOT, cel, computed);
    ObjectNode settings = body.node() instanceof ObjectNode object ? object : ObjectNode.EMPTY;
    return new PolicyAttestor(named.name(), kind, settings, computed);
  }

  /** Finds the fields that hold expressions, at every depth. */
  private static void collect(
      Fragment source, JsonPointer at, CelCompiler cel, List<PolicyAttestor.Computed> out) {
    for (Fragment member : source.children()) {
      boolean isExpression =
          source.node() instanceof ObjectNode
              && (member.name().equals(EXPRESSION) || GIVEN.containsKey(member.name()));
      if (isExpression && member.node() instanceof StringNode) {
        String holder = member.name().equals(EXPRESSION) ? source.name() : member.name();
        JsonPointer place = at.child(GIVEN.getOrDefault(holder, "value"));
        cel.text(member).ifPresent(program -> out.add(new PolicyAttestor.Computed(place, program)));
      } else if (member.node() instanceof ObjectNode || member.node() instanceof ArrayNode) {
        collect(member, at.child(member.name()), cel, out);
      }
    }
  }

  private static PolicyAttestation attestation(ImageValidatingPolicy.Named named) {
    Optional<Fragment> referrer = named.source().child("referrer");
    Fragment body = referrer.or(() -> named.source().child("intoto")).orElse(named.source());
    String type = body.node() instanceof ObjectNode object ? object.text("type", "") : "";
    return new PolicyAttestation(
        named.name(), referrer.isPresent() ? Kind.REFERRER : Kind.IN_TOTO, type);
  }
}
