package dev.ephor.cli.suggest;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field is below the resource.
 *
 * @param steps names of fields, and {@link #EACH} for all elements of a list
 * @param sure how many of them are read without a default; the rest may be absent
 */
record FieldPath(List<String> steps, int sure) {
  static final String EACH = "[]";

  static final FieldPath RESOURCE = new FieldPath(List.of(), 0);

  FieldPath {
    steps = List.copyOf(steps);
  }

  /** The field of that name below this one. */
  FieldPath field(String name) {
    return with(name, sure == steps.size());
  }

  /** The field of that name, for which something else counts where it is absent. */
  FieldPath optional(String name) {
    return with(name, false);
  }

  /** The elements of the list at this path; whoever looks at them has found the list. */
  FieldPath each() {
    FieldPath list = with(EACH, true);
    return new FieldPath(list.steps, list.steps.size());
  }

  /** As {@link #field} for a path all of whose fields have a default. */
  FieldPath withDefault(FieldPath start) {
    return new FieldPath(steps, start.steps.size());
  }

  private FieldPath with(String step, boolean isSure) {
    List<String> out = new ArrayList<>(steps);
    out.add(step);
    return new FieldPath(out, isSure ? out.size() : sure);
  }

  /**
   * The keys of a pattern for this path.
   *
   * @param absentIsRight whether the default is what is wanted, so that nothing has to be added
   */
  List<String> keys(boolean absentIsRight) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      boolean plain = !absentIsRight || i < sure || steps.get(i).equals(EACH);
      out.add(plain ? steps.get(i) : "=(" + steps.get(i) + ")");
    }
    return out;
  }
}
