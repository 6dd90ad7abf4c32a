package dev.ephor.cli.load;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a values file ({@code cli.kyverno.io Values}) and {@code --set} give in place of a cluster.
 *
 * @param global values for every rule and resource, by their dotted names
 * @param namespaces Namespace objects by name
 * @param set values of the command line; they win over those of the file
 */
public record Values(
    Map<String, Node> global,
    List<ForPolicy> policies,
    Map<String, ObjectNode> namespaces,
    List<ResourceKinds.Entry> kinds,
    Map<String, Node> set) {
  public static final Values NONE = new Values(Map.of(), List.of(), Map.of(), List.of(), Map.of());

  public Values {
    global = Map.copyOf(global);
    policies = List.copyOf(policies);
    namespaces = Map.copyOf(namespaces);
    kinds = List.copyOf(kinds);
    set = Map.copyOf(set);
  }

  /** Values for one policy. */
  public record ForPolicy(String policy, List<ForRule> rules, List<ForResource> resources) {
    public ForPolicy {
      rules = List.copyOf(rules);
      resources = List.copyOf(resources);
    }
  }

  /** Values for one rule; those of {@code foreach} are lists, one value for each element. */
  public record ForRule(String rule, Map<String, Node> values, Map<String, ArrayNode> foreach) {
    public ForRule {
      values = Map.copyOf(values);
      foreach = Map.copyOf(foreach);
    }
  }

  /** Values for resources of one name. */
  public record ForResource(String resource, Map<String, Node> values) {
    public ForResource {
      values = Map.copyOf(values);
    }
  }

  public Values withSet(Map<String, Node> values) {
    return new Values(global, policies, namespaces, kinds, values);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * All values for a rule and a resource. The nearest one wins: rule, command line, resource, file.
   *
   * @param policy name without namespace
   */
  public Map<String, Node> of(String policy, String rule, String resource) {
    Map<String, Node> out = new LinkedHashMap<>(global);
    List<ForPolicy> named = named(policy);
    for (ForPolicy entry : named) {
      entry.resources().stream()
          .filter(given -> given.resource().equals(resource))
          .forEach(given -> out.putAll(given.values()));
    }
    out.putAll(set);
    for (ForPolicy entry : named) {
      entry.rules().stream()
          .filter(given -> isRule(given.rule(), rule))
          .forEach(given -> out.putAll(given.values()));
    }
    return out;
  }

  /**
   * Values of the elements of a rule's foreach: one object for each element. A name with fewer
   * values than others keeps its last one.
   */
  public List<Map<String, Node>> ofForeach(String policy, String rule) {
    List<Map<String, Node>> out = new ArrayList<>();
    for (ForPolicy entry : named(policy)) {
      for (ForRule given : entry.rules()) {
        if (isRule(given.rule(), rule)) {
          given.foreach().forEach((name, values) -> spread(name, values, out));
        }
      }
    }
    return out;
  }

  private static void spread(String name, ArrayNode values, List<Map<String, Node>> out) {
    while (out.size() < values.size()) {
      out.add(out.isEmpty() ? new LinkedHashMap<>() : new LinkedHashMap<>(out.getLast()));
    }
    for (int i = 0; i < out.size() && !values.isEmpty(); i++) {
      out.get(i).put(name, values.get(Math.min(i, values.size() - 1)));
    }
  }

  private List<ForPolicy> named(String policy) {
    return policies.stream().filter(entry -> entry.policy().equals(policy)).toList();
  }

  /** A rule of pods also gives its values to the rules that were generated from it. */
  private static boolean isRule(String given, String rule) {
    return given.equals(rule)
        || rule.equals("autogen-" + given)
        || rule.equals("autogen-cronjob-" + given);
  }
}
