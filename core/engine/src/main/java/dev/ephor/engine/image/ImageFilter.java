package dev.ephor.engine.image;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelBudget;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.Wildcard;
import java.util.List;

/**
 * {@code matchImageReferences}: an image is meant when one of the filters says so, and every image
 * where there are none. They see the reference as the resource has it.
 */
public record ImageFilter(List<One> filters) {
  public ImageFilter {
    filters = List.copyOf(filters);
  }

  /** One filter. */
  public sealed interface One {
    record Glob(Wildcard pattern) implements One {}

    record Expression(CelProgram program) implements One {}
  }

  /** A boolean, or an error. */
  Value test(String reference, CelBudget budget) {
    if (filters.isEmpty()) {
      return BoolNode.TRUE;
    }
    StringNode text = StringNode.of(reference);
    CelActivation names = name -> name.equals("ref") ? text : null;
    for (One filter : filters) {
      Value answer =
          switch (filter) {
            case One.Glob(Wildcard pattern) -> BoolNode.of(pattern.matches(reference));
            case One.Expression(CelProgram program) -> program.evaluate(names, budget);
          };
      if (answer != BoolNode.FALSE) {
        return answer;
      }
    }
    return BoolNode.FALSE;
  }
}
