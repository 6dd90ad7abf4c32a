package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the validating, mutating and generating kinds of policies.kyverno.io. */
final class CelPolicyReader {
  private static final Map<String, Boolean> INTERPOLATION = Map.of("none", false, "cel", true);

  private CelPolicyReader() {}

  static ValidatingPolicy validating(PolicyMeta meta, FieldReader spec) {
    CelConditions conditions = CelFieldsReader.conditions(spec, "matchConditions");
    CelFieldsReader.Autogen autogen = CelFieldsReader.autogen(spec, "validatingAdmissionPolicy");
    ValidatingPolicy out =
        new ValidatingPolicy(
            meta,
            conditions.matchConstraints(),
            conditions.matchConditions(),
            conditions.variables(),
            CelFieldsReader.validations(spec, "validations"),
            CelFieldsReader.auditAnnotations(spec),
            CelFieldsReader.failurePolicy(spec).orElse(FailurePolicy.FAIL),
            actions(spec),
            evaluation(spec, meta.id().kind(), autogen.nativePolicy()),
            autogen.controllers());
    spec.finish();
    return out;
  }

  /** Deny when none is given. */
  static Set<ValidatingPolicy.ValidationAction> actions(FieldReader spec) {
    Set<ValidatingPolicy.ValidationAction> given = CelFieldsReader.validationActions(spec);
    return given.isEmpty() ? Set.of(ValidatingPolicy.ValidationAction.DENY) : given;
  }

  /** Evaluation with mode, admission and background; the fields validating kinds have. */
  static ValidatingPolicy.EvaluationOptions evaluation(
      FieldReader spec, PolicyKind kind, boolean nativePolicy) {
    Optional<Integer> timeout = CelFieldsReader.webhookTimeout(spec);
    Optional<FieldReader> found = spec.object("evaluation");
    if (found.isEmpty()) {
      return new ValidatingPolicy.EvaluationOptions(
          ValidatingPolicy.EvaluationMode.KUBERNETES, true, true, timeout, nativePolicy);
    }
    FieldReader body = found.get();
    ValidatingPolicy.EvaluationOptions out =
        new ValidatingPolicy.EvaluationOptions(
            EvaluationModeReader.read(body, kind),
            CelFieldsReader.enabled(body, "admission", true),
            CelFieldsReader.enabled(body, "background", true),
            timeout,
            nativePolicy);
    body.finish();
    return out;
  }

  static MutatingPolicy mutating(PolicyMeta meta, FieldReader spec) {
    CelConditions conditions = CelFieldsReader.conditions(spec, "matchConditions");
    CelFieldsReader.Autogen autogen = CelFieldsReader.autogen(spec, "mutatingAdmissionPolicy");
    MutatingPolicy out =
        new MutatingPolicy(
            meta,
            conditions,
            CelFieldsReader.mutations(spec),
            CelFieldsReader.auditAnnotations(spec),
            CelFieldsReader.failurePolicy(spec).orElse(FailurePolicy.FAIL),
            CelFieldsReader.reinvocationPolicy(spec),
            targets(spec),
            mutatingEvaluation(spec, meta.id().kind(), autogen.nativePolicy()),
            autogen.controllers());
    spec.finish();
    return out;
  }

  private static MutatingPolicy.Targets targets(FieldReader spec) {
    List<NamedExpression> conditions =
        CelFieldsReader.matchConditions(spec, "targetMatchConditions");
    return spec.object("targetMatchConstraints")
        .map(body -> {
          Optional<Fragment> expression = body.textFragment("expression");
          MatchConstraints constraints = CelFieldsReader.constraints(body);
          body.finish();
          return new MutatingPolicy.Targets(Optional.of(constraints), expression, conditions);
        })
        .orElseGet(
            () -> new MutatingPolicy.Targets(Optional.empty(), Optional.empty(), conditions));
  }

  private static MutatingPolicy.EvaluationOptions mutatingEvaluation(
      FieldReader spec, PolicyKind kind, boolean nativePolicy) {
    Optional<Integer> timeout = CelFieldsReader.webhookTimeout(spec);
    FieldReader body = objectOrEmpty(spec, "evaluation");
    MutatingPolicy.EvaluationOptions out =
        new MutatingPolicy.EvaluationOptions(
            EvaluationModeReader.read(body, kind),
            CelFieldsReader.enabled(body, "admission", true),
            CelFieldsReader.enabled(body, "background", true),
            CelFieldsReader.enabled(body, "mutateExisting", false),
            body.flag("skipBackgroundRequests", true),
            body.flag("useServerSideApply", false),
            timeout,
            nativePolicy);
    body.finish();
    if (!out.admission() && !out.mutateExisting()) {
      PolicyMistake.NEVER_RUNS.at(
          body.source(),
          spec.findings(),
          "policy runs neither at admission nor for existing resources",
          "enable `admission` or `mutateExisting`");
    }
    return out;
  }

  static GeneratingPolicy generating(PolicyMeta meta, FieldReader spec) {
    CelConditions conditions = CelFieldsReader.conditions(spec, "matchConditions");
    List<CelGeneration> generate = new ArrayList<>();
    for (FieldReader item : spec.requiredObjects("generate")) {
      generation(item).ifPresent(generate::add);
      item.finish();
    }
    GeneratingPolicy out =
        new GeneratingPolicy(
            meta,
            conditions,
            generate,
            CelFieldsReader.auditAnnotations(spec),
            generatingEvaluation(spec));
    spec.finish();
    return out;
  }

  private static Optional<CelGeneration> generation(FieldReader item) {
    Optional<String> one = item.exactlyOne("expression", "template");
    Optional<CelGeneration> expression =
        item.textFragment("expression").map(CelGeneration.Expression::new);
    Optional<CelGeneration> template = item.object("template").map(CelPolicyReader::template);
    return one.flatMap(_ -> expression.or(() -> template));
  }

  private static CelGeneration template(FieldReader body) {
    Fragment value = body.requiredTextFragment("value");
    if (body.has("value") && Texts.of(value).isEmpty()) {
      body.badText(value, "`value` must not be empty", "write the manifests as YAML text");
    }
    boolean interpolated = body.choice("interpolate", INTERPOLATION).orElse(false);
    body.finish();
    return new CelGeneration.Template(value, interpolated);
  }

  private static GeneratingPolicy.EvaluationOptions generatingEvaluation(FieldReader spec) {
    FieldReader body = objectOrEmpty(spec, "evaluation");
    GeneratingPolicy.EvaluationOptions out =
        new GeneratingPolicy.EvaluationOptions(
            CelFieldsReader.enabled(body, "admission", true),
            CelFieldsReader.enabled(body, "generateExisting", false),
            CelFieldsReader.enabled(body, "synchronize", false),
            CelFieldsReader.enabled(body, "orphanDownstreamOnPolicyDelete", false),
            body.flag("skipBackgroundRequests", true),
            spec.flag("useServerSideApply", false),
            CelFieldsReader.webhookTimeout(spec));
    body.finish();
    return out;
  }

  /** A reader of the object, or of one without fields. */
  static FieldReader objectOrEmpty(FieldReader parent, String field) {
    return parent.object(field).orElseGet(() -> parent.emptyObject(field));
  }
}
