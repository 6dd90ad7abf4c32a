package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the content of {@code validate}. */
final class ValidateReader {
  private static final String[] CHECKS = {
    "pattern", "anyPattern", "deny", "foreach", "cel", "podSecurity", "manifests", "assert"
  };
  private static final String[] FOREACH_CHECKS = {"pattern", "anyPattern", "deny", "foreach"};
  private static final Map<String, FailureAction> ACTIONS =
      Map.of("Audit", FailureAction.AUDIT, "Enforce", FailureAction.ENFORCE);
  private static final Map<String, FailureAction> OLD_ACTIONS =
      Map.of(
          "Audit", FailureAction.AUDIT,
          "Enforce", FailureAction.ENFORCE,
          "audit", FailureAction.AUDIT,
          "enforce", FailureAction.ENFORCE);

  /** Domain of annotations that hold signatures (k8s-manifest-sigstore). */
  private static final String SIGNATURE_DOMAIN = "cosign.sigstore.dev";

  private ValidateReader() {}

  static RuleBody.Validate read(FieldReader body) {
    Optional<String> one = body.exactlyOne(CHECKS);
    Optional<Fragment> message = body.textFragment("message");
    Optional<FailureAction> action = failureAction(body);
    List<FailureActionOverride> overrides = overrides(body, "failureActionOverrides");
    boolean existing = body.flag("allowExistingViolations", true);
    List<RuleBody.Check> found = new ArrayList<>(simpleChecks(body, 0));
    body.object("cel").map(ValidateReader::cel).ifPresent(found::add);
    body.object("podSecurity").map(ValidateReader::podSecurity).ifPresent(found::add);
    body.object("manifests").map(ValidateReader::manifests).ifPresent(found::add);
    body.accept("assert");
    body.finish();
    RuleBody.Check check =
        one.filter(name -> !name.equals("assert")).isEmpty() || found.isEmpty()
            ? new RuleBody.NoCheck(body.source())
            : found.get(0);
    return new RuleBody.Validate(message, action, overrides, existing, check, body.source());
  }

  /** A rule's own failureAction. */
  static Optional<FailureAction> failureAction(FieldReader body) {
    return body.choice("failureAction", ACTIONS);
  }

  /** The policy's older validationFailureAction, which is also valid in small letters. */
  static Optional<FailureAction> policyAction(FieldReader spec) {
    return spec.choice("validationFailureAction", OLD_ACTIONS);
  }

  static List<FailureActionOverride> overrides(FieldReader parent, String field) {
    List<FailureActionOverride> out = new ArrayList<>();
    for (FieldReader item : parent.objects(field)) {
      Optional<FailureAction> action = item.choice("action", OLD_ACTIONS);
      List<String> namespaces = item.texts("namespaces");
      Optional<LabelSelector> selector = SelectorReader.read(item, "namespaceSelector");
      item.finish();
      action.ifPresent(found -> out.add(new FailureActionOverride(found, namespaces, selector)));
    }
    return out;
  }

  /** Pattern, anyPattern, deny and foreach, in this order. */
  private static List<RuleBody.Check> simpleChecks(FieldReader body, int depth) {
    List<RuleBody.Check> out = new ArrayList<>();
    body.field("pattern").map(RuleBody.PatternCheck::new).ifPresent(out::add);
    if (body.field("anyPattern").isPresent()) {
      out.add(new RuleBody.AnyPatternCheck(body.list("anyPattern")));
    }
    body.object("deny").map(ValidateReader::deny).ifPresent(out::add);
    if (body.field("foreach").isPresent()) {
      out.add(foreach(body, depth));
    }
    return out;
  }

  private static RuleBody.Check deny(FieldReader body) {
    Optional<Conditions> conditions = ConditionsReader.read(body, "conditions");
    body.finish();
    return new RuleBody.DenyCheck(conditions);
  }

  private static RuleBody.Check foreach(FieldReader parent, int depth) {
    List<RuleBody.Foreach> entries = new ArrayList<>();
    for (FieldReader item : ForeachDepth.entries(parent, depth)) {
      Fragment list = item.requiredTextFragment("list");
      Optional<Boolean> scope = item.flag("elementScope");
      List<ContextEntry> context = ContextReader.read(item);
      Optional<Conditions> preconditions = ConditionsReader.read(item, "preconditions");
      item.exactlyOne(FOREACH_CHECKS);
      List<RuleBody.Check> checks = simpleChecks(item, depth + 1);
      item.finish();
      RuleBody.Check check = checks.isEmpty() ? new RuleBody.NoCheck(item.source()) : checks.get(0);
      entries.add(new RuleBody.Foreach(list, scope, context, preconditions, check, item.source()));
    }
    return new RuleBody.ForeachCheck(entries);
  }

  private static RuleBody.Check cel(FieldReader body) {
    List<CelValidation> expressions = CelFieldsReader.validations(body, "expressions");
    List<NamedExpression> variables = CelFieldsReader.named(body, "variables");
    List<NamedExpression> annotations = CelFieldsReader.auditAnnotations(body);
    Optional<ParamKind> kind = CelFieldsReader.paramKind(body);
    Optional<AdmissionPolicyBinding.ParamRef> ref = CelFieldsReader.paramRef(body);
    checkParameters(body);
    body.accept("generate");
    body.finish();
    Optional<RuleBody.ParamSource> params =
        kind.map(found ->
            new RuleBody.ParamSource(
                found.apiVersion(),
                found.kind(),
                ref.flatMap(AdmissionPolicyBinding.ParamRef::name),
                ref.flatMap(AdmissionPolicyBinding.ParamRef::namespace),
                ref.flatMap(AdmissionPolicyBinding.ParamRef::selector),
                ref.map(AdmissionPolicyBinding.ParamRef::denyWhenNotFound).orElse(true)));
    return new RuleBody.CelCheck(expressions, variables, annotations, params);
  }

  /** Kyverno asks for both or none, and for what a binding of Kubernetes may leave out. */
  private static void checkParameters(FieldReader body) {
    for (String field : List.of("paramKind", "paramRef")) {
      if (!body.has(field) && (body.has("paramKind") || body.has("paramRef"))) {
        body.missing(field);
      }
    }
    body.object("paramRef")
        .filter(ref -> !ref.has("parameterNotFoundAction"))
        .ifPresent(ref -> ref.missing("parameterNotFoundAction"));
  }

  private static RuleBody.Check podSecurity(FieldReader body) {
    PodSecurity settings = PodSecurityReader.read(body);
    return new RuleBody.PodSecurityCheck(settings, body.source());
  }

  private static RuleBody.Check manifests(FieldReader body) {
    Optional<String> domain = body.text("annotationDomain");
    Optional<String> repository = body.text("repository");
    List<AttestorSet> attestors = AttestorReader.attestors(body);
    Optional<RuleBody.DryRun> dryRun =
        body.object("dryRun")
            .map(found -> {
              RuleBody.DryRun out =
                  new RuleBody.DryRun(
                      found.flag("enable", false), found.text("namespace").orElse(""));
              found.finish();
              return out;
            });
    List<RuleBody.IgnoredFields> ignored =
        body.objects("ignoreFields").stream().map(ValidateReader::ignoredFields).toList();
    body.finish();
    return new RuleBody.ManifestsCheck(
        attestors,
        domain.filter(text -> !text.isEmpty()).orElse(SIGNATURE_DOMAIN),
        ignored,
        dryRun,
        repository,
        body.source());
  }

  private static RuleBody.IgnoredFields ignoredFields(FieldReader body) {
    List<RuleBody.ObjectFilter> objects = new ArrayList<>();
    for (FieldReader object : body.objects("objects")) {
      objects.add(
          new RuleBody.ObjectFilter(
              object.text("group").orElse(""),
              object.text("version").orElse(""),
              object.text("kind").orElse(""),
              object.text("namespace").orElse(""),
              object.text("name").orElse("")));
      object.finish();
    }
    RuleBody.IgnoredFields out = new RuleBody.IgnoredFields(body.texts("fields"), objects);
    body.finish();
    return out;
  }
}
