package dev.ephor.engine.access;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.AccessAnswer;
import dev.ephor.engine.port.AccessQuestion;
import dev.ephor.engine.port.UserInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by the Roles, ClusterRoles and bindings it was given (rules of Kubernetes' RBAC
 * authorizer). It grants and never forbids, so what no binding grants is not allowed. Immutable;
 * may be used by several threads.
 */
public final class RoleBasedAccess {
  private static final String GROUP = "rbac.authorization.k8s.io/";
  private static final String EVERYTHING = "system:masters";

  private final Map<String, ObjectNode> roles = new HashMap<>();
  private final List<ObjectNode> bindings = new ArrayList<>();

  /**
   * @param objects of a cluster; other kinds are passed over
   */
  public RoleBasedAccess(List<ObjectNode> objects) {
    for (ObjectNode object : objects) {
      if (!object.text("apiVersion", "").startsWith(GROUP)) {
        continue;
      }
      String kind = object.text("kind", "");
      if (kind.endsWith("Binding")) {
        bindings.add(object);
      } else {
        ObjectNode metadata = object.object("metadata");
        roles.put(key(kind, metadata.text("namespace", ""), metadata.text("name", "")), object);
      }
    }
  }

  /** Whether there is anything to answer by. */
  public boolean isEmpty() {
    return roles.isEmpty() && bindings.isEmpty();
  }

  public AccessAnswer.Decided answer(AccessQuestion question) {
    UserInfo user = question.user();
    if (user.groups().contains(EVERYTHING)) {
      return new AccessAnswer.Decided(true, "", "");
    }
    String error = "";
    for (ObjectNode binding : bindings) {
      if (!reaches(binding, question) || !isBound(binding, user)) {
        continue;
      }
      ObjectNode reference = binding.object("roleRef");
      Optional<ObjectNode> role = role(binding, reference);
      if (role.isEmpty()) {
        error = reference.text("kind", "") + " `" + reference.text("name", "") + "` not found";
      } else if (rules(role.get()).stream().anyMatch(rule -> allows(rule, question))) {
        return new AccessAnswer.Decided(true, reason(binding, reference), "");
      }
    }
    return new AccessAnswer.Decided(false, "", error);
  }

  private static String reason(ObjectNode binding, ObjectNode reference) {
    ObjectNode metadata = binding.object("metadata");
    String namespace = metadata.text("namespace", "");
    return "RBAC: allowed by "
        + binding.text("kind", "")
        + " \""
        + metadata.text("name", "")
        + (namespace.isEmpty() ? "" : "/" + namespace)
        + "\" of "
        + reference.text("kind", "")
        + " \""
        + reference.text("name", "")
        + "\"";
  }

  private static boolean isForCluster(ObjectNode binding) {
    return binding.text("kind", "").equals("ClusterRoleBinding");
  }

  /** A RoleBinding is for resources of its own namespace alone. */
  private static boolean reaches(ObjectNode binding, AccessQuestion question) {
    return isForCluster(binding)
        || (question.target() instanceof AccessQuestion.OfResource resource
            && !resource.namespace().isEmpty()
            && resource.namespace().equals(binding.object("metadata").text("namespace", "")));
  }

  private static boolean isBound(ObjectNode binding, UserInfo user) {
    for (Node node : binding.array("subjects")) {
      if (node instanceof ObjectNode subject && isSubject(subject, binding, user)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSubject(ObjectNode subject, ObjectNode binding, UserInfo user) {
    String name = subject.text("name", "");
    return switch (subject.text("kind", "")) {
      case "User" -> user.username().equals(name);
      case "Group" -> user.groups().contains(name);
      case "ServiceAccount" -> {
        String own = binding.object("metadata").text("namespace", "");
        String namespace = subject.text("namespace", own);
        yield user.username().equals("system:serviceaccount:" + namespace + ":" + name);
      }
      default -> false;
    };
  }

  private Optional<ObjectNode> role(ObjectNode binding, ObjectNode reference) {
    String kind = reference.text("kind", "");
    String namespace = kind.equals("Role") ? binding.object("metadata").text("namespace", "") : "";
    return Optional.ofNullable(roles.get(key(kind, namespace, reference.text("name", ""))));
  }

  private static String key(String kind, String namespace, String name) {
    return kind + "/" + namespace + "/" + name;
  }

  /** The role's own rules, and those of the roles that its aggregationRule selects. */
  private List<ObjectNode> rules(ObjectNode role) {
    List<ObjectNode> out = new ArrayList<>(objects(role.array("rules")));
    for (ObjectNode selector :
        objects(role.object("aggregationRule").array("clusterRoleSelectors"))) {
      ObjectNode labels = selector.object("matchLabels");
      for (ObjectNode other : roles.values()) {
        ObjectNode found = other.object("metadata").object("labels");
        boolean selected =
            !labels.isEmpty()
                && other.text("kind", "").equals("ClusterRole")
                && labels.keys().stream()
                    .allMatch(key -> labels.text(key, "").equals(found.text(key, "\0")));
        if (selected) {
          out.addAll(objects(other.array("rules")));
        }
      }
    }
    return out;
  }

  private static boolean allows(ObjectNode rule, AccessQuestion question) {
    if (!has(rule.array("verbs"), question.verb())) {
      return false;
    }
    return switch (question.target()) {
      case AccessQuestion.OfPath(String path) -> anyPath(rule.array("nonResourceURLs"), path);
      case AccessQuestion.OfResource asked ->
          has(rule.array("apiGroups"), asked.resource().group())
              && hasResource(rule.array("resources"), asked.resource())
              && (rule.array("resourceNames").isEmpty()
                  || (!asked.name().isEmpty()
                      && rule.array("resourceNames")
                          .asList()
                          .contains(StringNode.of(asked.name()))));
    };
  }

  private static boolean has(ArrayNode list, String wanted) {
    for (Node node : list) {
      if (node instanceof StringNode(String text) && (text.equals("*") || text.equals(wanted))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasResource(ArrayNode list, AccessQuestion.GroupResource asked) {
    String subresource = asked.subresource();
    String full = asked.resource() + (subresource.isEmpty() ? "" : "/" + subresource);
    return has(list, full) || (!subresource.isEmpty() && hasExactly(list, "*/" + subresource));
  }

  private static boolean hasExactly(ArrayNode list, String wanted) {
    return list.asList().contains(StringNode.of(wanted));
  }

  /** {@code /healthz}, {@code /healthz/*} or {@code *}. */
  private static boolean anyPath(ArrayNode list, String path) {
    for (Node node : list) {
      if (node instanceof StringNode(String text)
          && (text.equals(path)
              || (text.endsWith("*") && path.startsWith(text.substring(0, text.length() - 1))))) {
        return true;
      }
    }
    return false;
  }

  private static List<ObjectNode> objects(ArrayNode array) {
    List<ObjectNode> out = new ArrayList<>();
    for (Node node : array) {
      if (node instanceof ObjectNode object) {
        out.add(object);
      }
    }
    return out;
  }
}
