package dev.ephor.policy;

import dev.ephor.document.FieldReader;

/** Reads Kubernetes' own admission policies (admissionregistration.k8s.io). */
final class NativePolicyReader {
  private NativePolicyReader() {}

  static ValidatingAdmissionPolicy validating(PolicyMeta meta, FieldReader spec) {
    ValidatingAdmissionPolicy out =
        new ValidatingAdmissionPolicy(
            meta,
            CelFieldsReader.conditions(spec, "matchConditions"),
            CelFieldsReader.validations(spec, "validations"),
            CelFieldsReader.auditAnnotations(spec),
            CelFieldsReader.failurePolicy(spec).orElse(FailurePolicy.FAIL),
            CelFieldsReader.paramKind(spec));
    NativeChecks.validations(spec);
    NativeChecks.annotations(spec);
    NativeChecks.constraints(spec, out.conditions());
    spec.finish();
    if (out.validations().isEmpty() && out.auditAnnotations().isEmpty()) {
      spec.exactlyOne("validations", "auditAnnotations");
    }
    return out;
  }

  static MutatingAdmissionPolicy mutating(PolicyMeta meta, FieldReader spec) {
    MutatingAdmissionPolicy out =
        new MutatingAdmissionPolicy(
            meta,
            CelFieldsReader.conditions(spec, "matchConditions"),
            CelFieldsReader.mutations(spec),
            CelFieldsReader.failurePolicy(spec).orElse(FailurePolicy.FAIL),
            CelFieldsReader.reinvocationPolicy(spec),
            CelFieldsReader.paramKind(spec));
    NativeChecks.mutations(spec, out.mutations());
    NativeChecks.constraints(spec, out.conditions());
    spec.finish();
    return out;
  }
}
