package dev.ephor.engine.match;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.MatchConstraints;
import dev.ephor.policy.MatchConstraints.ResourceRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' matchConstraints, compiled (rules of admissionregistration.k8s.io MatchResources).
 */
public final class ConstraintsMatcher implements Matcher {
  private final List<ResourceRule> rules;
  private final List<ResourceRule> excluded;
  private final Optional<LabelMatcher> namespaceSelector;
  private final Optional<LabelMatcher> objectSelector;
  private final String namespace;
  private final SourceLocation at;
  private final boolean anyOperation;

  private ConstraintsMatcher(MatchConstraints constraints, String namespace, boolean anyOperation) {
    this.rules = constraints.resourceRules();
    this.excluded = constraints.excludeResourceRules();
    this.namespaceSelector = constraints.namespaceSelector().map(LabelMatcher::of);
    this.objectSelector = constraints.objectSelector().map(LabelMatcher::of);
    this.namespace = namespace;
    this.at = constraints.source().at();
    this.anyOperation = anyOperation;
  }

  /**
   * @param namespace of a namespaced policy; empty for cluster-wide ones
   */
  public static ConstraintsMatcher of(MatchConstraints constraints, String namespace) {
    return new ConstraintsMatcher(constraints, namespace, false);
  }

  /** For a binding, which leaves out by its selectors alone where it names no resources. */
  public static Matcher ofBinding(MatchConstraints constraints) {
    ConstraintsMatcher matcher = of(constraints, "");
    return context -> matcher.match(context, !constraints.resourceRules().isEmpty());
  }

  /** For objects that exist already: what was done to them does not count. */
  public static ConstraintsMatcher ofExisting(MatchConstraints constraints, String namespace) {
    return new ConstraintsMatcher(constraints, namespace, true);
  }

  @Override
  public Match match(EvaluationContext context) {
    return match(context, true);
  }

  private Match match(EvaluationContext context, boolean needsRule) {
    String reason = mismatch(context.attributes(), needsRule);
    Trace trace = context.trace();
    if (trace != null) {
      Trace.Verdict verdict = reason == null ? Trace.Verdict.HOLDS : Trace.Verdict.FAILS;
      trace.leaf("matchConstraints", at, verdict, reason == null ? "" : reason);
    }
    return reason == null ? Match.YES : new Match.No(reason);
  }

  /** Whether a request matches; explains nothing. */
  public boolean matches(AdmissionAttributes attributes) {
    return mismatch(attributes, true) == null;
  }

  private @Nullable String mismatch(AdmissionAttributes attributes, boolean needsRule) {
    // Constraints speak of kinds, namespaces and labels, which other payloads do not have.
    if (!attributes.isKubernetes()) {
      return null;
    }
    if (!namespace.isEmpty() && !namespace.equals(attributes.namespace())) {
      return "the policy is for namespace `" + namespace + "`";
    }
    if (needsRule && !any(rules, attributes)) {
      return "no resourceRule matches";
    }
    if (any(excluded, attributes)) {
      return "an excludeResourceRule matches";
    }
    if (namespaceSelector.isPresent() && !inNamespace(namespaceSelector.get(), attributes)) {
      return "namespaceSelector does not match";
    }
    if (objectSelector.isPresent() && !selectsObject(objectSelector.get(), attributes)) {
      return "objectSelector does not match";
    }
    return null;
  }

  /**
   * Cluster-wide resources are in no namespace and pass; a Namespace is judged by its own labels.
   */
  private static boolean inNamespace(LabelMatcher selector, AdmissionAttributes attributes) {
    if (attributes.kind().kind().equals("Namespace") && attributes.kind().group().isEmpty()) {
      return selector.matches(attributes.subject().object("metadata").object("labels"));
    }
    if (attributes.namespace().isEmpty()) {
      return true;
    }
    return selector.matches(attributes.namespaceObject().object("metadata").object("labels"));
  }

  /** One of the two states is enough. */
  private static boolean selectsObject(LabelMatcher selector, AdmissionAttributes attributes) {
    return labelled(selector, attributes.object()) || labelled(selector, attributes.oldObject());
  }

  private static boolean labelled(LabelMatcher selector, Node state) {
    return state instanceof ObjectNode object
        && selector.matches(object.object("metadata").object("labels"));
  }

  private boolean any(List<ResourceRule> rules, AdmissionAttributes attributes) {
    for (ResourceRule rule : rules) {
      if (matches(rule, attributes)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(ResourceRule rule, AdmissionAttributes attributes) {
    GroupVersionResource resource = attributes.resource();
    // The API server insists on operations; a rule in a file that names none is for all of them.
    boolean isForAll = anyOperation || rule.operations().isEmpty();
    return (isForAll || named(rule.operations(), attributes.operation().name()))
        && named(rule.apiGroups(), resource.group())
        && named(rule.apiVersions(), resource.version())
        && resourceNamed(rule.resources(), resource.resource(), attributes.subresource())
        && scoped(rule.scope(), attributes)
        && (rule.resourceNames().isEmpty() || rule.resourceNames().contains(attributes.name()));
  }

  private static boolean named(List<String> wanted, String actual) {
    for (String text : wanted) {
      if (text.equals("*") || text.equals(actual)) {
        return true;
      }
    }
    return false;
  }

  private static boolean scoped(String scope, AdmissionAttributes attributes) {
    boolean namespaced = !attributes.namespace().isEmpty();
    return scope.equals("*") || scope.equals(namespaced ? "Namespaced" : "Cluster");
  }

  /** {@code pods}, {@code pods/log}, {@code pods/*}, {@code *}, {@code *}{@code /scale}. */
  private static boolean resourceNamed(List<String> wanted, String resource, String subresource) {
    for (String text : wanted) {
      int slash = text.indexOf('/');
      String wantedResource = slash < 0 ? text : text.substring(0, slash);
      String wantedSubresource = slash < 0 ? "" : text.substring(slash + 1);
      boolean sameResource = wantedResource.equals("*") || wantedResource.equals(resource);
      boolean sameSubresource =
          wantedSubresource.equals("*") || wantedSubresource.equals(subresource);
      if (sameResource && sameSubresource) {
        return true;
      }
    }
    return false;
  }
}
