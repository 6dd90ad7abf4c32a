package dev.ephor.engine.image;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelBudget;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelOpaque;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.library.PolicyLibraries;
import java.util.List;

/**
 * A value of {@code attestors}: whom an ImageValidatingPolicy trusts. Fields that are given by an
 * expression are computed when the attestor is used.
 *
 * @param kind {@code cosign} or {@code notary}
 * @param computed expressions by the place of the field they give
 */
public record PolicyAttestor(String name, String kind, ObjectNode settings, List<Computed> computed)
    implements CelOpaque {
  public PolicyAttestor {
    computed = List.copyOf(computed);
  }

  /** A field and the expression that gives its text. */
  public record Computed(JsonPointer place, CelProgram program) {}

  /** The settings with all expressions replaced by what they give, or an error. */
  Value settled(CelActivation activation, CelBudget budget) {
    Node out = settings;
    for (Computed field : computed) {
      Value value = field.program().evaluate(activation, budget);
      if (value instanceof ErrorValue error) {
        return new CelError(error.code(), "attestor `" + name + "`: " + error.message());
      }
      if (!(value instanceof StringNode text)) {
        return CelError.of(
            "attestor `" + name + "`: the expression for `" + field.place() + "` gives no text");
      }
      out = put(out, field.place().tokens(), text);
    }
    return out;
  }

  private static Node put(Node node, List<String> tokens, StringNode text) {
    if (tokens.isEmpty()) {
      return text;
    }
    String token = tokens.getFirst();
    List<String> rest = tokens.subList(1, tokens.size());
    if (node instanceof ArrayNode array) {
      int index = JsonPointer.arrayIndex(token);
      return index < 0 || index >= array.size()
          ? array
          : array.with(index, put(array.get(index), rest, text));
    }
    ObjectNode object = node instanceof ObjectNode found ? found : ObjectNode.EMPTY;
    return object.with(token, put(object.getOr(token, ObjectNode.EMPTY), rest, text));
  }

  @Override
  public String typeName() {
    return PolicyLibraries.ATTESTOR;
  }

  @Override
  public String toString() {
    return "attestor " + name;
  }
}
