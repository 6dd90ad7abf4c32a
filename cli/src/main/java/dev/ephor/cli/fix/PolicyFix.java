package dev.ephor.cli.fix;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rewrites a ClusterPolicy or Policy without its deprecated fields, with the same meaning. */
final class PolicyFix {
  private static final Map<String, String> OPERATORS =
      Map.of("Equal", "Equals", "NotEqual", "NotEquals", "In", "AllIn", "NotIn", "AnyNotIn");

  private final Notes notes;

  PolicyFix(Notes notes) {
    this.notes = notes;
  }

  ObjectNode fix(ObjectNode policy) {
    ObjectNode spec = policy.object("spec");
    List<Node> rules = new ArrayList<>();
    ArrayNode given = spec.array("rules");
    for (int i = 0; i < given.size(); i++) {
      rules.add(rule(Fields.object(given.get(i)), spec, "/spec/rules/" + i));
    }
    ObjectNode out = webhook(withoutMoved(spec));
    return policy.with("spec", out.with("rules", ArrayNode.of(rules)));
  }

  /** Fields that each rule of their kind has for itself now. */
  private ObjectNode withoutMoved(ObjectNode spec) {
    ObjectNode out = spec;
    Map<String, String> moved =
        Map.of(
            "validationFailureAction", "`failureAction` of each rule",
            "validationFailureActionOverrides", "`failureActionOverrides` of each rule",
            "mutateExistingOnPolicyUpdate", "`mutateExistingOnPolicyUpdate` of each mutate rule",
            "generateExisting", "`generateExisting` of each generate rule",
            "generateExistingOnPolicyUpdate", "`generateExisting` of each generate rule");
    for (Map.Entry<String, String> field : moved.entrySet()) {
      if (out.has(field.getKey())) {
        notes.add(
            "/spec/" + field.getKey(), "`" + field.getKey() + "` becomes " + field.getValue());
        out = out.without(field.getKey());
      }
    }
    if (out.has("schemaValidation")) {
      notes.add("/spec/schemaValidation", "`schemaValidation` does nothing and is gone");
      out = out.without("schemaValidation");
    }
    return out;
  }

  private ObjectNode webhook(ObjectNode spec) {
    ObjectNode out = spec;
    ObjectNode webhook = spec.object("webhookConfiguration");
    List<Map.Entry<String, String>> fields =
        List.of(
            Map.entry("failurePolicy", "failurePolicy"),
            Map.entry("webhookTimeoutSeconds", "timeoutSeconds"));
    for (Map.Entry<String, String> field : fields) {
      Node value = out.get(field.getKey());
      if (value != null) {
        notes.add(
            "/spec/" + field.getKey(),
            "`" + field.getKey() + "` becomes `webhookConfiguration." + field.getValue() + "`");
        out = out.without(field.getKey());
        if (!webhook.has(field.getValue())) {
          webhook = webhook.with(field.getValue(), value);
        }
      }
    }
    return webhook.isEmpty() ? out : out.with("webhookConfiguration", webhook);
  }

  private ObjectNode rule(ObjectNode given, ObjectNode spec, String at) {
    ObjectNode out = given;
    for (String block : List.of("match", "exclude")) {
      if (out.has(block)) {
        out = out.with(block, block(out.object(block), at + "/" + block));
      }
    }
    if (out.has("preconditions")) {
      out =
          out.with(
              "preconditions",
              conditions(out.getOr("preconditions", ObjectNode.EMPTY), at + "/preconditions"));
    }
    if (out.has("validate")) {
      out = out.with("validate", validate(out.object("validate"), spec, at + "/validate"));
    }
    if (out.has("verifyImages")) {
      out =
          out.with(
              "verifyImages",
              out.array("verifyImages").map(image -> action(Fields.object(image), spec)));
    }
    if (out.has("mutate") && out.object("mutate").has("targets")) {
      out =
          out.with(
              "mutate",
              kept(
                  out.object("mutate"),
                  "mutateExistingOnPolicyUpdate",
                  spec,
                  List.of("mutateExistingOnPolicyUpdate")));
    }
    if (out.has("generate")) {
      out =
          out.with(
              "generate",
              kept(
                  out.object("generate"),
                  "generateExisting",
                  spec,
                  List.of("generateExisting", "generateExistingOnPolicyUpdate")));
    }
    return out;
  }

  /** What the policy says for all rules, where the rule says nothing itself. */
  private static ObjectNode kept(
      ObjectNode body, String field, ObjectNode spec, List<String> outer) {
    for (String name : outer) {
      Node value = spec.get(name);
      if (value != null && !body.has(field)) {
        return body.with(field, value);
      }
    }
    return body;
  }

  private static ObjectNode action(ObjectNode given, ObjectNode spec) {
    String action = spec.text("validationFailureAction", "");
    return action.isEmpty() || given.has("failureAction")
        ? given
        : given.with("failureAction", StringNode.of(capital(action)));
  }

  private ObjectNode validate(ObjectNode given, ObjectNode spec, String at) {
    ObjectNode out =
        kept(
            action(given, spec),
            "failureActionOverrides",
            spec,
            List.of("validationFailureActionOverrides"));
    if (out.has("failureActionOverrides")) {
      out =
          out.with(
              "failureActionOverrides",
              out.array("failureActionOverrides").map(PolicyFix::withCapital));
    }
    ObjectNode deny = out.object("deny");
    if (deny.has("conditions")) {
      Node conditions = deny.getOr("conditions", ObjectNode.EMPTY);
      out =
          out.with(
              "deny", deny.with("conditions", conditions(conditions, at + "/deny/conditions")));
    }
    return out;
  }

  private static Node withCapital(Node override) {
    ObjectNode object = Fields.object(override);
    return object.with("action", StringNode.of(capital(object.text("action", ""))));
  }

  private static String capital(String action) {
    return action.isEmpty()
        ? action
        : action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
  }

  /** A block without {@code any} and {@code all} is one filter of {@code any}. */
  private ObjectNode block(ObjectNode given, String at) {
    ObjectNode out = given;
    for (String list : List.of("any", "all")) {
      if (out.has(list)) {
        List<Node> filters = new ArrayList<>();
        ArrayNode old = out.array(list);
        for (int i = 0; i < old.size(); i++) {
          filters.add(filter(Fields.object(old.get(i)), at + "/" + list + "/" + i));
        }
        out = out.with(list, ArrayNode.of(filters));
      }
    }
    if (given.has("any") || given.has("all") || given.isEmpty()) {
      return out;
    }
    notes.add(at, "a filter becomes one of `any`");
    return ObjectNode.of("any", ArrayNode.of(List.of(filter(given, at))));
  }

  private ObjectNode filter(ObjectNode given, String at) {
    ObjectNode resources = given.object("resources");
    if (!resources.has("name")) {
      return given;
    }
    notes.add(at + "/resources/name", "`name` becomes one of `names`");
    Node name = resources.getOr("name", StringNode.EMPTY);
    List<Node> names = new ArrayList<>(resources.array("names").asList());
    names.add(name);
    ObjectNode changed = Fields.renamed(resources, "name", "names", ArrayNode.of(names));
    return given.with("resources", changed);
  }

  /** A plain list of conditions is {@code all} of them; operators have newer names. */
  private Node conditions(Node given, String at) {
    return switch (given) {
      case ArrayNode list when isPlain(list) -> {
        notes.add(at, "a list of conditions becomes `all`");
        yield ObjectNode.of("all", operators(list, at));
      }
      case ObjectNode object -> {
        ObjectNode out = object;
        for (String field : List.of("any", "all")) {
          if (out.has(field)) {
            out = out.with(field, operators(out.array(field), at + "/" + field));
          }
        }
        yield out;
      }
      default -> given;
    };
  }

  private static boolean isPlain(ArrayNode list) {
    return list.asList().stream().allMatch(item -> Fields.object(item).has("operator"));
  }

  private ArrayNode operators(ArrayNode list, String at) {
    List<Node> out = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      ObjectNode condition = Fields.object(list.get(i));
      String operator = condition.text("operator", "");
      String newer = OPERATORS.getOrDefault(operator, operator);
      if (!newer.equals(operator)) {
        notes.add(
            at + "/" + i + "/operator", "operator `" + operator + "` becomes `" + newer + "`");
      }
      out.add(
          newer.equals(operator) ? list.get(i) : condition.with("operator", StringNode.of(newer)));
    }
    return ArrayNode.of(out);
  }
}
