package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes texts that speak of a pod speak of a pod template: {@code request.object.spec} becomes
 * {@code request.object.spec.template.spec}, and so for {@code metadata} and {@code oldObject}.
 *
 * <p>Text is changed wherever these words stand, in variables and around them. What is not to be
 * changed is written {@code request."object".spec}, as Kyverno's documentation advises.
 */
final class AutogenText {
  /** Fields whose texts are CEL. */
  private static final List<String> CEL_FIELDS =
      List.of("expression", "messageExpression", "valueExpression", "subjectExpression");

  private static final List<String> OBJECTS = List.of("object.", "oldObject.");
  private static final List<String> PARTS = List.of("spec", "metadata");
  private static final String REQUEST = "request.";

  private final String prefix;
  private final AutogenCel cel;

  AutogenText(AutogenPlace place) {
    this.prefix = place.prefix();
    this.cel = new AutogenCel(place);
  }

  /** Changes every text of {@code node}, and the names of members as well. */
  Node everywhere(Node node) {
    return change(node, this::text);
  }

  /** Changes a rule whose check is CEL: there, {@code object} alone stands for the resource. */
  Node celRule(Node node) {
    return switch (node) {
      case StringNode(String text) -> changed(node, text, message(text));
      case ArrayNode array -> array.map(this::celRule);
      case ObjectNode object -> celFields(object);
      case NullNode _, BoolNode _, NumberNode _ -> node;
    };
  }

  /** As {@link #celRule}; for the {@code spec} of a policy written in CEL. */
  ObjectNode celFields(ObjectNode object) {
    ObjectNode out = object.mapValues(this::celRule);
    for (String field : CEL_FIELDS) {
      if (object.get(field) instanceof StringNode(String expression)) {
        out = out.with(field, StringNode.of(cel.rewrite(expression)));
      }
    }
    return out;
  }

  /**
   * As {@link #celFields}, for a policy that changes: its conditions and merged configurations
   * speak of the template; its variables and JSON patches stay as they are, as in Kyverno.
   */
  ObjectNode mutatingFields(ObjectNode spec) {
    ObjectNode out = spec;
    if (spec.has("matchConditions")) {
      Node conditions = spec.array("matchConditions");
      out = out.with("matchConditions", expressions(conditions, cel::rewriteCondition));
    }
    return out.with("mutations", spec.array("mutations").map(this::mutation));
  }

  private Node mutation(Node node) {
    if (!(node instanceof ObjectNode mutation) || !mutation.has("applyConfiguration")) {
      return node;
    }
    Node configuration = mutation.object("applyConfiguration");
    return mutation.with("applyConfiguration", expressions(configuration, cel::rewriteMutation));
  }

  private static Node expressions(Node node, UnaryOperator<String> rewrite) {
    return switch (node) {
      case ArrayNode array -> array.map(element -> expressions(element, rewrite));
      case ObjectNode object ->
          object.get("expression") instanceof StringNode(String text)
              ? object.with("expression", StringNode.of(rewrite.apply(text)))
              : object;
      case StringNode _, NullNode _, BoolNode _, NumberNode _ -> node;
    };
  }

  private static Node change(Node node, UnaryOperator<String> text) {
    return switch (node) {
      case StringNode(String before) -> changed(node, before, text.apply(before));
      case ArrayNode array -> array.map(element -> change(element, text));
      case ObjectNode object -> renamed(object.mapValues(value -> change(value, text)), text);
      case NullNode _, BoolNode _, NumberNode _ -> node;
    };
  }

  private static Node changed(Node node, String before, String after) {
    return after.equals(before) ? node : StringNode.of(after);
  }

  private static ObjectNode renamed(ObjectNode object, UnaryOperator<String> text) {
    if (object.keys().stream().allMatch(key -> text.apply(key).equals(key))) {
      return object;
    }
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < object.size(); i++) {
      out.put(text.apply(object.key(i)), object.value(i));
    }
    return out.build();
  }

  /** Changes {@code request.object} and {@code request.oldObject}. */
  String text(String text) {
    return insert(text, true);
  }

  /** Changes {@code object} and {@code oldObject} too, with or without {@code request}. */
  String message(String text) {
    return insert(text, false);
  }

  private String insert(String text, boolean onlyInRequest) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int at = 0; at < text.length(); at++) {
      int part = partAfter(text, at, onlyInRequest);
      if (part >= 0) {
        out.append(text, done, part).append(prefix);
        done = part;
        at = part;
      }
    }
    return done == 0 ? text : out.append(text, done, text.length()).toString();
  }

  /** Where the pod's field begins behind the object's name at {@code at}; -1 when none does. */
  private static int partAfter(String text, int at, boolean onlyInRequest) {
    int start = text.startsWith(REQUEST, at) ? at + REQUEST.length() : at;
    if ((start == at && onlyInRequest) || !startsWord(text, at)) {
      return -1;
    }
    for (String object : OBJECTS) {
      int part = start + object.length();
      if (text.startsWith(object, start)
          && PARTS.stream().anyMatch(name -> isWord(text, part, name))) {
        return part;
      }
    }
    return -1;
  }

  private static boolean isWord(String text, int at, String word) {
    int end = at + word.length();
    return text.startsWith(word, at) && (end == text.length() || !isWordPart(text.charAt(end)));
  }

  private static boolean startsWord(String text, int at) {
    return at == 0 || !(isWordPart(text.charAt(at - 1)) || text.charAt(at - 1) == '.');
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
