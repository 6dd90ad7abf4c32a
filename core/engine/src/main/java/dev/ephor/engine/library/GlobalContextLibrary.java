package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;

/**
 * {@code globalContext.Get}: the data of a GlobalContextEntry, or a projection of it. Entries hold
 * data of all namespaces, so policies of one namespace do not get at them.
 */
final class GlobalContextLibrary implements CelLibrary {
  private final boolean namespaced;

  GlobalContextLibrary(boolean namespaced) {
    this.namespaced = namespaced;
  }

  @Override
  public String name() {
    return namespaced ? "globalContext in a namespace" : "globalContext";
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

  /** An entry that is not there is null; one without the projection is an error. */
  private Value get(World world, Value[] a, String projection) {
    if (namespaced) {
      return CelError.of("globalContext.* is not allowed in namespaced policies");
    }
    Value found = world.lookups().globalContext(Question.text(a[1]), projection);
    return Question.isMissing(found)
        ? NullNode.NULL
        : Question.orError("failed to get global reference", found);
  }
}
