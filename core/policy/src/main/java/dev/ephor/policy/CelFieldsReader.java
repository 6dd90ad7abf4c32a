package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fields that policies written in CEL share. */
final class CelFieldsReader {
  /** Kubernetes' limit for match conditions of one policy. */
  private static final int MATCH_CONDITIONS_MAX = 64;

  private static final Map<String, FailurePolicy> FAILURE_POLICIES =
      Map.of("Fail", FailurePolicy.FAIL, "Ignore", FailurePolicy.IGNORE);
  private static final Map<String, MatchConstraints.MatchPolicy> MATCH_POLICIES =
      Map.of(
          "Exact", MatchConstraints.MatchPolicy.EXACT,
          "Equivalent", MatchConstraints.MatchPolicy.EQUIVALENT);
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "CREATE", "CREATE",
          "UPDATE", "UPDATE",
          "DELETE", "DELETE",
          "CONNECT", "CONNECT",
          "*", "*");
  private static final Map<String, String> SCOPES =
      Map.of("*", "*", "Cluster", "Cluster", "Namespaced", "Namespaced");
  private static final Map<String, ValidatingPolicy.ValidationAction> ACTIONS =
      Map.of(
          "Deny", ValidatingPolicy.ValidationAction.DENY,
          "Audit", ValidatingPolicy.ValidationAction.AUDIT,
          "Warn", ValidatingPolicy.ValidationAction.WARN);
  private static final Map<String, ReinvocationPolicy> REINVOCATIONS =
      Map.of(
          "Never", ReinvocationPolicy.NEVER,
          "IfNeeded", ReinvocationPolicy.IF_NEEDED);
  private static final Map<String, Boolean> PATCH_TYPES =
      Map.of("ApplyConfiguration", true, "JSONPatch", false);

  private CelFieldsReader() {}

  static Optional<FailurePolicy> failurePolicy(FieldReader spec) {
    return spec.choice("failurePolicy", FAILURE_POLICIES);
  }

  static ReinvocationPolicy reinvocationPolicy(FieldReader spec) {
    return spec.choice("reinvocationPolicy", REINVOCATIONS).orElse(ReinvocationPolicy.NEVER);
  }

  static Set<ValidatingPolicy.ValidationAction> validationActions(FieldReader spec) {
    return new HashSet<>(spec.choices("validationActions", ACTIONS));
  }

  /** Match constraints, match conditions and variables; conditions in the field of that name. */
  static CelConditions conditions(FieldReader spec, String conditionsField) {
    return new CelConditions(
        matchConstraints(spec, "matchConstraints"),
        matchConditions(spec, conditionsField),
        named(spec, "variables"));
  }

  static List<NamedExpression> matchConditions(FieldReader spec, String field) {
    List<NamedExpression> out = named(spec, field);
    if (out.size() > MATCH_CONDITIONS_MAX) {
      Fragment place = spec.source().child(field).orElse(spec.source());
      spec.badLength(place, "at most " + MATCH_CONDITIONS_MAX + " entries", out.size());
    }
    return out;
  }

  /** A list of expressions that have distinct names. */
  static List<NamedExpression> named(FieldReader spec, String field) {
    return pairs(spec, field, "name", "expression");
  }

  static List<NamedExpression> auditAnnotations(FieldReader spec) {
    return pairs(spec, "auditAnnotations", "key", "valueExpression");
  }

  private static List<NamedExpression> pairs(
      FieldReader spec, String field, String nameField, String expressionField) {
    List<NamedExpression> out = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FieldReader item : spec.objects(field)) {
      Fragment name = item.requiredTextFragment(nameField);
      Fragment expression = item.requiredTextFragment(expressionField);
      item.finish();
      String text = Texts.of(name);
      if (!text.isEmpty() && !names.add(text)) {
        item.duplicate(name, field);
      }
      out.add(new NamedExpression(text, expression));
    }
    return out;
  }

  static List<CelValidation> validations(FieldReader spec, String field) {
    List<CelValidation> out = new ArrayList<>();
    for (FieldReader item : spec.objects(field)) {
      Fragment expression = item.requiredTextFragment("expression");
      out.add(
          new CelValidation(
              expression,
              item.text("message"),
              item.textFragment("messageExpression"),
              item.text("reason")));
      item.finish();
    }
    return out;
  }

  static List<CelMutation> mutations(FieldReader spec) {
    List<CelMutation> out = new ArrayList<>();
    for (FieldReader item : spec.objects("mutations")) {
      item.requiredField("patchType");
      Optional<Boolean> apply = item.choice("patchType", PATCH_TYPES);
      Optional<Fragment> configuration = expression(item, "applyConfiguration");
      Optional<Fragment> patch = expression(item, "jsonPatch");
      item.finish();
      if (apply.isEmpty()) {
        continue;
      }
      Optional<Fragment> wanted = apply.get() ? configuration : patch;
      if (wanted.isEmpty()) {
        item.missing(apply.get() ? "applyConfiguration" : "jsonPatch");
      } else {
        out.add(
            apply.get()
                ? new CelMutation.ApplyConfiguration(wanted.get())
                : new CelMutation.JsonPatch(wanted.get()));
      }
    }
    return out;
  }

  private static Optional<Fragment> expression(FieldReader item, String field) {
    return item.object(field)
        .map(body -> {
          Fragment expression = body.requiredTextFragment("expression");
          body.finish();
          return expression;
        });
  }

  /** Reads match constraints; when they are missing, they select nothing. */
  static MatchConstraints matchConstraints(FieldReader spec, String field) {
    return optionalMatchConstraints(spec, field)
        .orElseGet(() ->
            new MatchConstraints(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                MatchConstraints.MatchPolicy.EQUIVALENT,
                spec.source()));
  }

  static Optional<MatchConstraints> optionalMatchConstraints(FieldReader spec, String field) {
    return spec.object(field)
        .map(reader -> {
          MatchConstraints out = constraints(reader);
          reader.finish();
          return out;
        });
  }

  /** Reads match constraints out of an object that may have more fields; does not finish it. */
  static MatchConstraints constraints(FieldReader reader) {
    return new MatchConstraints(
        rules(reader, "resourceRules"),
        rules(reader, "excludeResourceRules"),
        selector(reader, "namespaceSelector"),
        selector(reader, "objectSelector"),
        reader
            .choice("matchPolicy", MATCH_POLICIES)
            .orElse(MatchConstraints.MatchPolicy.EQUIVALENT),
        reader.source());
  }

  private static Optional<LabelSelector> selector(FieldReader reader, String field) {
    Optional<LabelSelector> found = SelectorReader.read(reader, field);
    found.ifPresent(
        selector -> LabelSyntax.check(selector, reader.findings(), LabelSyntax.Level.EXACT));
    return found;
  }

  private static List<MatchConstraints.ResourceRule> rules(FieldReader reader, String field) {
    List<MatchConstraints.ResourceRule> out = new ArrayList<>();
    for (FieldReader rule : reader.objects(field)) {
      out.add(
          new MatchConstraints.ResourceRule(
              rule.texts("apiGroups"),
              rule.texts("apiVersions"),
              rule.texts("resources"),
              rule.choices("operations", OPERATIONS),
              rule.texts("resourceNames"),
              rule.choice("scope", SCOPES).orElse("*"),
              rule.source()));
      rule.finish();
    }
    return out;
  }

  /** The flag {@code enabled} of a small object; {@code absent} when either is missing. */
  static boolean enabled(FieldReader parent, String field, boolean absent) {
    return parent
        .object(field)
        .flatMap(body -> {
          Optional<Boolean> enabled = body.flag("enabled");
          body.finish();
          return enabled;
        })
        .orElse(absent);
  }

  static Optional<Integer> webhookTimeout(FieldReader spec) {
    return spec.object("webhookConfiguration")
        .flatMap(body -> {
          Optional<Integer> seconds = body.number("timeoutSeconds", 1, 30);
          body.finish();
          return seconds;
        });
  }

  /** Field {@code autogen}: the controllers, and whether a native policy is to be made. */
  static Autogen autogen(FieldReader spec, String nativePolicyField) {
    return spec.object("autogen")
        .map(body -> {
          Optional<List<String>> controllers =
              body.object("podControllers").flatMap(CelFieldsReader::controllers);
          boolean makesNative =
              !nativePolicyField.isEmpty() && enabled(body, nativePolicyField, false);
          body.finish();
          return new Autogen(controllers, makesNative);
        })
        .orElseGet(() -> new Autogen(Optional.empty(), false));
  }

  private static Optional<List<String>> controllers(FieldReader body) {
    Optional<List<String>> out = body.field("controllers").map(_ -> body.texts("controllers"));
    body.finish();
    return out;
  }

  /** What {@code autogen} says. */
  record Autogen(Optional<List<String>> controllers, boolean nativePolicy) {}

  static Optional<ParamKind> paramKind(FieldReader spec) {
    return spec.object("paramKind")
        .map(body -> {
          ParamKind kind =
              new ParamKind(body.requiredText("apiVersion"), body.requiredText("kind"));
          body.finish();
          return kind;
        });
  }

  static Optional<AdmissionPolicyBinding.ParamRef> paramRef(FieldReader parent) {
    return parent
        .object("paramRef")
        .map(body -> {
          AdmissionPolicyBinding.ParamRef ref =
              new AdmissionPolicyBinding.ParamRef(
                  body.text("name"),
                  body.text("namespace"),
                  SelectorReader.read(body, "selector"),
                  body.choice("parameterNotFoundAction", Map.of("Deny", true, "Allow", false))
                      .orElse(true));
          body.exactlyOne("name", "selector");
          body.finish();
          return ref;
        });
  }
}
