package dev.ephor.cli.test;

import dev.ephor.cli.load.Resource;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.run.Said;
import dev.ephor.cli.run.Scan;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.NearestName;
import dev.ephor.document.Node;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.port.Operation;
import dev.ephor.policy.PolicyId;
import dev.ephor.policy.PolicyMeta;
import dev.ephor.report.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds expected results against what policies say. Each row is one expected result and one
 * resource; what the test names and does not have is a failed row that says so, never a silent
 * pass.
 *
 * <p>Resources are chosen by name, as Kyverno does it: a result that names {@code x} of one kind is
 * also held against an {@code x} of another kind, where a policy that is not for that kind passes.
 */
final class Judge {
  private final TestFile test;
  private final Policies policies;
  private final Evaluator evaluator;
  private final List<Resource> resources;
  private final Products products;
  private final Map<Request, List<Said>> known = new HashMap<>();

  /**
   * @param products the files that results expect to be made
   */
  Judge(
      TestFile test,
      Policies policies,
      Evaluator evaluator,
      List<Resource> resources,
      Products products) {
    this.products = products;
    this.test = test;
    this.policies = policies;
    this.evaluator = evaluator;
    this.resources = List.copyOf(resources);
  }

  /** What is evaluated once, however many results ask for it. */
  private record Request(int resource, Optional<Operation> operation) {}

  List<Row> rows() {
    List<Row> out = new ArrayList<>();
    for (Expected expected : test.results()) {
      judge(expected, out);
    }
    return out;
  }

  private void judge(Expected expected, List<Row> out) {
    Optional<Reason> impossible = impossible(expected);
    if (impossible.isPresent()) {
      List<String> named = namesOf(expected);
      for (String resource : named.isEmpty() ? List.of("") : named) {
        out.add(row(expected, expected.rule(), resource, impossible.get()).unjudgeable());
      }
      return;
    }
    for (Expected.Named named : expected.resources()) {
      List<Integer> chosen = chosen(named.text());
      if (chosen.isEmpty() && judgeTargets(expected, named.text(), out)) {
        continue;
      }
      if (chosen.isEmpty() || noneOfKind(expected, chosen)) {
        Reason reason = missing(expected, named, chosen);
        out.add(row(expected, expected.rule(), named.text(), reason).unjudgeable());
      } else {
        chosen.forEach(resource -> judge(expected, resource, out));
      }
    }
    for (Expected.Spec spec : expected.specs()) {
      List<Integer> chosen = chosen(spec);
      if (chosen.isEmpty()) {
        String message = expected.at() + ": no resource `" + spec.text() + "` in the test's files";
        Reason reason = new Reason(false, "Resource not found", message);
        out.add(row(expected, expected.rule(), spec.text(), reason).unjudgeable());
      }
      chosen.forEach(resource -> judge(expected, resource, out));
    }
    if (expected.resources().isEmpty() && expected.specs().isEmpty()) {
      for (int i = 0; i < resources.size(); i++) {
        judge(expected, i, out);
      }
    }
  }

  private record Reason(boolean passed, String text, String message) {}

  private Row row(Expected expected, String rule, String resource, Reason reason) {
    return new Row(
        test.file(),
        expected.policy(),
        rule,
        resource,
        reason.passed(),
        reason.text(),
        reason.message(),
        false,
        expected.at());
  }

  private static List<String> namesOf(Expected expected) {
    List<String> out = new ArrayList<>();
    expected.resources().forEach(named -> out.add(named.text()));
    expected.specs().forEach(spec -> out.add(spec.text()));
    return out;
  }

  private List<Integer> chosen(String name) {
    int slash = name.indexOf('/');
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      Resource resource = resources.get(i);
      boolean same =
          !resource.isKubernetes()
              ? resource.name().equals(Paths.normal(name))
              : slash < 0
                  ? resource.name().equals(name)
                  : name.substring(0, slash).equals(resource.namespace())
                      && name.substring(slash + 1).equals(resource.name());
      if (same) {
        out.add(i);
      }
    }
    return out;
  }

  private List<Integer> chosen(Expected.Spec spec) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      Resource resource = resources.get(i);
      if (spec.name().equals(resource.name())
          && isEmptyOr(spec.namespace(), resource.namespace())
          && isEmptyOr(spec.kind(), resource.kind().kind())
          && isEmptyOr(spec.version(), resource.kind().version())
          && (spec.version().isEmpty() || spec.group().equals(resource.kind().group()))) {
        out.add(i);
      }
    }
    return out;
  }

  private static boolean isEmptyOr(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  private boolean noneOfKind(Expected expected, List<Integer> chosen) {
    return chosen.stream().noneMatch(index -> isOfKind(expected, resources.get(index)));
  }

  /** The kind may be written with its version in front: {@code apps/v1/Deployment}. */
  private static boolean isOfKind(Expected expected, Resource resource) {
    String kind = expected.kind().substring(expected.kind().lastIndexOf('/') + 1);
    return isEmptyOr(kind, resource.kind().kind());
  }

  private Reason missing(Expected expected, Expected.Named named, List<Integer> others) {
    String message;
    if (others.isEmpty()) {
      List<String> names = resources.stream().map(Resource::name).distinct().toList();
      message =
          named.at()
              + ": no resource `"
              + named.text()
              + "` in the test's files"
              + NearestName.help(named.text(), names).map(help -> "; " + help).orElse("");
    } else {
      String kind = resources.get(others.getFirst()).kind().kind();
      message = named.at() + ": `" + named.text() + "` is a " + kind + ", not a " + expected.kind();
    }
    return new Reason(false, "Resource not found", message);
  }

  /** Why nothing can be said about an expected result, if that is so. */
  private Optional<Reason> impossible(Expected expected) {
    if (!test.unavailable().isEmpty()) {
      return later("the test uses `" + String.join("`, `", test.unavailable()) + "`");
    }
    for (CompiledPolicy.Broken broken : policies.broken()) {
      if (isNamed(expected, broken.meta())) {
        Diagnostic first = broken.diagnostics().getFirst();
        return Optional.of(new Reason(false, "Policy broken", first.at() + ": " + first.message()));
      }
    }
    List<CompiledPolicy> named =
        policies.ready().stream().filter(policy -> isNamed(expected, policy.meta())).toList();
    if (named.isEmpty()) {
      return Optional.of(new Reason(false, "Policy not found", noPolicy(expected)));
    }
    return named.stream()
        .map(policy -> impossible(expected, policy))
        .filter(Optional::isPresent)
        .findFirst()
        .orElse(Optional.empty());
  }

  private static Optional<Reason> later(String what) {
    String message = what + ", which is not available in this version";
    return Optional.of(new Reason(false, "Not available", message));
  }

  private String noPolicy(Expected expected) {
    List<String> names =
        policies.ready().stream().map(policy -> policy.meta().id().qualifiedName()).toList();
    return expected.at()
        + ": no policy `"
        + expected.policy()
        + "` in the test's files"
        + NearestName.help(expected.policy(), names).map(help -> "; " + help).orElse("");
  }

  private static boolean isNamed(Expected expected, PolicyMeta policy) {
    PolicyId id = policy.id();
    return id.name().equals(expected.policyName())
        && expected.policyNamespace().map(id.namespace()::equals).orElse(true);
  }

  /** A rule the policy does not have, or one that this version does not evaluate. */
  private Optional<Reason> impossible(Expected expected, CompiledPolicy policy) {
    if (!(policy instanceof CompiledPolicy.Ready ready)) {
      return Optional.empty();
    }
    List<String> evaluated = ready.plan().rules().stream().map(RulePlan::name).toList();
    if (!hasRules(policy) || expected.rule().isEmpty()) {
      return evaluated.isEmpty()
          ? later("policies of kind " + policy.meta().id().kind().kind())
          : Optional.empty();
    }
    List<String> written = policies.rules().getOrDefault(policy.meta().id(), List.of());
    if (!written.contains(expected.rule()) && !evaluated.contains(expected.rule())) {
      String message =
          expected.at()
              + ": policy `"
              + expected.policy()
              + "` has no rule `"
              + expected.rule()
              + "`"
              + NearestName.help(expected.rule(), written).map(help -> "; " + help).orElse("");
      return Optional.of(new Reason(false, "Rule not found", message));
    }
    return evaluated.stream().anyMatch(rule -> isRule(expected.rule(), rule))
        ? Optional.empty()
        : later("what rule `" + expected.rule() + "` does");
  }

  private static boolean hasRules(CompiledPolicy policy) {
    return switch (policy.meta().id().kind()) {
      case CLUSTER_POLICY, POLICY -> true;
      default -> false;
    };
  }

  /** A result naming a rule for pods is also about the rules generated from it. */
  private static boolean isRule(String wanted, String rule) {
    return rule.equals(wanted)
        || rule.equals("autogen-" + wanted)
        || rule.equals("autogen-cronjob-" + wanted);
  }

  private void judge(Expected expected, int index, List<Row> out) {
    Resource resource = resources.get(index);
    String path = Scan.subjectOf(resource).path();
    int before = out.size();
    for (Said said : results(index, expected.operation())) {
      RuleResult result = said.result();
      if (!isNamed(expected, result.policy())) {
        continue;
      }
      boolean asked =
          expected.rule().isEmpty()
              || result.rule().isEmpty()
              || isRuleless(result)
              || isRule(expected.rule(), result.rule());
      if (asked) {
        for (Optional<String> other : products.differences(expected, said)) {
          out.add(row(expected, result.rule(), path, compare(expected, result, other)));
        }
      }
    }
    if (out.size() == before) {
      out.add(row(expected, expected.rule(), path, excluded(expected, resource)));
    }
  }

  /** Results that changed an object of the cluster which the test names in place of the trigger. */
  private boolean judgeTargets(Expected expected, String name, List<Row> out) {
    int before = out.size();
    for (int i = 0; i < resources.size(); i++) {
      for (Said said : results(i, expected.operation())) {
        RuleResult result = said.result();
        boolean asked =
            isNamed(expected, result.policy())
                && (expected.rule().isEmpty() || isRule(expected.rule(), result.rule()));
        if (asked && result.effect() instanceof Effect.Targets(List<Node> objects)) {
          for (Node object : objects) {
            if (Products.isNamed(object, name)) {
              Optional<String> other = products.difference(expected.files().patched(), object);
              out.add(row(expected, result.rule(), name, compare(expected, result, other)));
            }
          }
        }
      }
    }
    return out.size() > before;
  }

  private static boolean isRuleless(RuleResult result) {
    return switch (result.policy().id().kind()) {
      case CLUSTER_POLICY, POLICY -> false;
      default -> true;
    };
  }

  private List<Said> results(int resource, Optional<Operation> operation) {
    return known.computeIfAbsent(
        new Request(resource, operation),
        request -> evaluator.evaluate(resources.get(request.resource()), request.operation()));
  }

  private static Reason compare(Expected expected, RuleResult result, Optional<String> other) {
    if (other.isPresent()) {
      return new Reason(false, "Resource diff", other.get());
    }
    String word = result.outcome().word();
    boolean same = word.equals(expected.result());
    String text = same ? "Ok" : "Want " + expected.result() + ", got " + word;
    return new Reason(same, text, Messages.of(result));
  }

  /**
   * No rule had anything to say. That is what {@code skip} means, and it does not contradict {@code
   * pass}; a violation that was expected did not happen. Another kind of the same name was not what
   * the author meant, so nothing is expected of it.
   */
  private static Reason excluded(Expected expected, Resource resource) {
    boolean harmless = expected.result().equals("skip") || expected.result().equals("pass");
    if (harmless || !isOfKind(expected, resource)) {
      return new Reason(true, "Excluded", "the policy is not for this resource");
    }
    return new Reason(
        false,
        "Want " + expected.result() + ", got excluded",
        "the policy is not for this resource: its match and exclude leave it out");
  }
}
