package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Value;

/** The extension "sets": lists seen as sets. */
final class SetLibrary implements CelLibrary {
  @Override
  public String name() {
    return "sets";
  }

  @Override
  public void declare(CelDeclarations to) {
    String signature = "(list(A), list(A)) -> bool";
    to.function(
        "sets.contains",
        signature,
        (call, a) ->
            chargeProduct(call, a, 1) ? BoolNode.of(containsAll(a[0], a[1])) : call.stopped());
    to.function(
        "sets.equivalent",
        signature,
        (call, a) ->
            chargeProduct(call, a, 2)
                ? BoolNode.of(containsAll(a[0], a[1]) && containsAll(a[1], a[0]))
                : call.stopped());
    to.function(
        "sets.intersects",
        signature,
        (call, a) ->
            chargeProduct(call, a, 1) ? BoolNode.of(intersects(a[0], a[1])) : call.stopped());
  }

  private static boolean chargeProduct(CelCall call, Value[] lists, long times) {
    long left = Lists.size(lists[0]);
    long right = Lists.size(lists[1]);
    long deep = Math.min(left * Sizes.nested(lists[1]), right * Sizes.nested(lists[0]));
    return call.charge(times * Math.max(left * right, Frame.traversal(deep)));
  }

  private static boolean contains(Value list, Value element) {
    for (int i = 0; i < Lists.size(list); i++) {
      if (Equality.equal(Lists.get(list, i), element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsAll(Value list, Value elements) {
    for (int i = 0; i < Lists.size(elements); i++) {
      if (!contains(list, Lists.get(elements, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean intersects(Value left, Value right) {
    for (int i = 0; i < Lists.size(left); i++) {
      if (contains(right, Lists.get(left, i))) {
        return true;
      }
    }
    return false;
  }
}
