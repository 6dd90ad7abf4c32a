package dev.ephor.jmespath;

import java.util.Set;

/** Static facts about an expression's tree. */
final class Roots {
  private Roots() {}

  /** Adds the names that the tree reads from its root; true if it may read all of them. */
  static boolean collect(Ast tree, Set<String> names) {
    return switch (tree) {
      case Ast.Field form -> {
        names.add(form.name());
        yield false;
      }
      case Ast.Identity _, Ast.Current _ -> true;
      case Ast.Literal _, Ast.Index _, Ast.Slice _ -> false;
      // The right sides of these see other values than the root, unless the left side is the root.
      case Ast.Sub form -> chained(form.left(), form.right(), names);
      case Ast.Indexed form -> collect(form.left(), names);
      case Ast.Pipe form -> chained(form.left(), form.right(), names);
      case Ast.Projection form -> collect(form.left(), names);
      case Ast.ValueProjection form -> collect(form.left(), names);
      case Ast.FilterProjection form -> collect(form.left(), names);
      // What a function's reference sees are elements of another argument.
      case Ast.Reference _ -> false;
      case Ast.Or _,
          Ast.And _,
          Ast.Not _,
          Ast.Comparison _,
          Ast.Flatten _,
          Ast.MultiList _,
          Ast.MultiHash _,
          Ast.Call _ ->
          children(tree, names);
    };
  }

  private static boolean chained(Ast left, Ast right, Set<String> names) {
    boolean isRoot = left instanceof Ast.Current || left instanceof Ast.Identity;
    return isRoot ? collect(right, names) : collect(left, names);
  }

  private static boolean children(Ast tree, Set<String> names) {
    boolean all = false;
    for (Ast child : tree.children()) {
      all |= collect(child, names);
    }
    return all;
  }

  /**
   * Whether results may be larger than the input: only what puts values together can repeat them.
   */
  static boolean composes(Ast tree) {
    if (tree instanceof Ast.MultiList
        || tree instanceof Ast.MultiHash
        || tree instanceof Ast.Call) {
      return true;
    }
    for (Ast child : tree.children()) {
      if (composes(child)) {
        return true;
      }
    }
    return false;
  }
}
