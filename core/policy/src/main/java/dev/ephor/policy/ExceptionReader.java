package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads PolicyExceptions of both API groups, as {@link PolicyReader} reads policies. Without state;
 * may be used by several threads.
 */
public final class ExceptionReader {
  private static final String KIND = "PolicyException";
  private static final String RULE_GROUP = "kyverno.io";
  private static final String CEL_GROUP = "policies.kyverno.io";
  private static final Map<String, Boolean> REPORT_RESULTS = Map.of("skip", false, "pass", true);

  /** Reads an exception; empty when the document is none. */
  public Optional<ResourceReadResult<PolicyException>> read(Document document) {
    if (!(document.root() instanceof ObjectNode root) || !root.text("kind", "").equals(KIND)) {
      return Optional.empty();
    }
    String apiVersion = root.text("apiVersion", "");
    if (apiVersion.startsWith(RULE_GROUP + "/")) {
      return Optional.of(read(document, RULE_GROUP, List.of("v2", "v2beta1")));
    }
    return apiVersion.startsWith(CEL_GROUP + "/")
        ? Optional.of(read(document, CEL_GROUP, List.of("v1", "v1beta1", "v1alpha1")))
        : Optional.empty();
  }

  private static ResourceReadResult<PolicyException> read(
      Document document, String group, List<String> versions) {
    Findings findings = new Findings(PolicyMistake.PREFIX);
    FieldReader root = FieldReader.of(document.fragment(), findings);
    MetaReader.checkVersion(root, group, versions);
    ResourceMeta meta = MetaReader.read(root, true);
    FieldReader spec = root.requiredObject("spec");
    root.accept("status");
    root.finish();
    PolicyException exception =
        group.equals(RULE_GROUP) ? forRules(meta, spec) : forPolicies(meta, spec);
    spec.finish();
    List<Diagnostic> diagnostics = findings.sorted();
    return new ResourceReadResult<>(exception, diagnostics);
  }

  private static PolicyException forRules(ResourceMeta meta, FieldReader spec) {
    MatchBlock match = MatchReader.block(spec.requiredObject("match"), MatchReader.Form.NEW);
    List<PolicyException.RuleReference> references = new ArrayList<>();
    for (FieldReader item : spec.requiredObjects("exceptions")) {
      String policyName = item.requiredText("policyName");
      if (policyName.contains("*") || policyName.contains("?")) {
        PolicyMistake.EXCEPTED_POLICY.warn(
            item.requiredTextFragment("policyName"),
            item.findings(),
            "the exception is for no policy: `policyName` holds no wildcards",
            "name each policy; `ruleNames` may hold wildcards");
      }
      item.requiredList("ruleNames");
      references.add(new PolicyException.RuleReference(policyName, item.texts("ruleNames")));
      item.finish();
    }
    boolean background = spec.flag("background", true);
    if (background) {
      BackgroundChecks.noUsers(match, spec.findings());
    }
    return new PolicyException.ForRules(
        meta,
        match,
        ConditionsReader.read(spec, "conditions"),
        references,
        PodSecurityReader.exclusions(spec, "podSecurity"),
        background);
  }

  private static PolicyException forPolicies(ResourceMeta meta, FieldReader spec) {
    List<PolicyException.PolicyReference> references = new ArrayList<>();
    for (FieldReader item : spec.requiredObjects("policyRefs")) {
      item.requiredField("kind");
      references.add(
          new PolicyException.PolicyReference(
              item.choice("kind", celKinds()).orElse(""), item.requiredText("name")));
      item.finish();
    }
    Optional<Fragment> expiresAt = spec.textFragment("expiresAt");
    expiresAt.ifPresent(field -> checkTime(spec, field));
    return new PolicyException.ForPolicies(
        meta,
        references,
        CelFieldsReader.matchConditions(spec, "matchConditions"),
        spec.texts("images"),
        spec.texts("allowedValues"),
        spec.choice("reportResult", REPORT_RESULTS).orElse(false),
        expiresAt,
        spec.textMap("properties"),
        spec.text("evaluationMode"));
  }

  private static Map<String, String> celKinds() {
    Map<String, String> out = new LinkedHashMap<>();
    for (PolicyKind kind : PolicyKind.values()) {
      if (kind.group().equals(CEL_GROUP)) {
        out.put(kind.kind(), kind.kind());
      }
    }
    return out;
  }

  private static void checkTime(FieldReader spec, Fragment field) {
    String text = Texts.of(field);
    try {
      OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeParseException e) {
      PolicyMistake.TIME.at(
          field,
          spec.findings(),
          "`" + text + "` is no point in time",
          "write it as in RFC 3339, for example `2030-01-31T12:00:00Z`");
    }
  }
}
