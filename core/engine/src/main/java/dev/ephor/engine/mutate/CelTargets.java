package dev.ephor.engine.mutate;

import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.policy.MatchConstraints;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The existing objects that a policy changes in place of the one of the request: those an
 * expression yields, or those that constraints match.
 *
 * @param namespace of the policy, whose objects alone it may change; empty for cluster-wide ones
 */
public record CelTargets(
    Optional<MatchConstraints> constraints,
    Optional<CelProgram> expression,
    CelConditions conditions,
    String namespace,
    SourceLocation at) {

  /** Adds the objects to {@code out}; the reason when they cannot be had. */
  Optional<Diagnostic> find(EvaluationContext context, List<Node> out) {
    if (expression.isPresent()) {
      Value value =
          CelJson.toNode(expression.get().evaluate(context.activation(), context.celBudget()));
      return value instanceof ErrorValue error ? failed(error) : add((Node) value, out);
    }
    for (MatchConstraints.ResourceRule rule :
        constraints.map(MatchConstraints::resourceRules).orElse(List.of())) {
      for (GroupVersionResource resource : resources(rule)) {
        Value listed = context.lookups().resources(resource, namespace, Map.of());
        if (listed instanceof ErrorValue error && !isMissing(error)) {
          return failed(error);
        }
        if (listed instanceof ObjectNode list) {
          list.array("items").asList().stream()
              .filter(item -> isTarget(item, resource, context))
              .forEach(out::add);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> add(Node value, List<Node> out) {
    if (value instanceof ObjectNode object && object.has("items")) {
      out.addAll(object.array("items").asList());
    } else if (value instanceof ObjectNode object) {
      out.add(object);
    } else if (!(value instanceof NullNode)) {
      return Optional.of(
          Diagnostic.error("MUT003", at, "the expression for targets does not yield an object"));
    }
    return Optional.empty();
  }

  private static List<GroupVersionResource> resources(MatchConstraints.ResourceRule rule) {
    return rule.apiGroups().stream()
        .flatMap(group ->
            rule.apiVersions().stream()
                .flatMap(version ->
                    rule.resources().stream()
                        .map(resource -> new GroupVersionResource(group, version, resource))))
        .toList();
  }

  private boolean isTarget(Node item, GroupVersionResource resource, EvaluationContext context) {
    if (constraints.isEmpty()) {
      return false;
    }
    AdmissionAttributes attributes =
        new AdmissionAttributes(
            Operation.UPDATE,
            GroupVersionKind.of(item),
            resource,
            "",
            item,
            item,
            namespaceOf(item, context) instanceof ObjectNode found ? found : ObjectNode.EMPTY,
            UserInfo.NONE,
            false,
            PayloadKind.KUBERNETES);
    return ConstraintsMatcher.ofExisting(constraints.get(), namespace).matches(attributes);
  }

  /** The Namespace an object lives in; JSON null when it has none or it is not known. */
  static Value namespaceOf(Node object, EvaluationContext context) {
    String name =
        object instanceof ObjectNode found ? found.object("metadata").text("namespace", "") : "";
    if (name.isEmpty()) {
      return NullNode.NULL;
    }
    Value found = context.lookups().object(new GroupVersionKind("", "v1", "Namespace"), "", name);
    return found instanceof ObjectNode ? found : NullNode.NULL;
  }

  private static boolean isMissing(ErrorValue error) {
    return error instanceof LookupError missing && missing.notFound();
  }

  private Optional<Diagnostic> failed(ErrorValue error) {
    return Optional.of(
        RuleErrors.diagnostic("failed to find the targets of the policy", error, at));
  }
}
