package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;

/** {@code globalContext.Get}: the data of a GlobalContextEntry, or a projection of it. */
final class GlobalContextLibrary implements CelLibrary {
  @Override
  public String name() {
    return "globalContext";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(World.GLOBAL_CONTEXT);
    Question.declare(
        to, "Get", World.GLOBAL_CONTEXT, "(string) -> dyn", (world, a) -> get(world, a, ""));
    Question.declare(
        to,
        "Get",
        World.GLOBAL_CONTEXT,
        "(string, string) -> dyn",
        (world, a) -> get(world, a, Question.text(a[2])));
  }

  /** An entry that is not there is null; a projection of it is an error. */
  private static Value get(World world, Value[] a, String projection) {
    Value found = world.lookups().globalContext(Question.text(a[1]), projection);
    return projection.isEmpty() && Question.isMissing(found)
        ? NullNode.NULL
        : Question.orError("failed to get global reference", found);
  }
}
