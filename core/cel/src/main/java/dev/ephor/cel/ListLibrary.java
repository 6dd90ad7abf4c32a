package dev.ephor.cel;

import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The extension "lists" in version 3. */
final class ListLibrary implements CelLibrary {
  private static final int RANGE_MAX = 1_000_000;
  private static final int FLATTEN_DEPTH_MAX = 64;

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function("slice", "list(A).(int, int) -> list(A)", ListLibrary::slice);
    to.function("flatten", "list(list(A)).() -> list(A)", (call, a) -> flatten(call, a[0], 1));
    to.function(
        "flatten",
        "list(dyn).(int) -> list(dyn)",
        (call, a) -> flatten(call, a[0], Arguments.whole(a[1])));
    to.function("lists.range", "(int) -> list(int)", ListLibrary::range);
    to.function("reverse", "list(A).() -> list(A)", ListLibrary::reverse);
    to.function("distinct", "list(A).() -> list(A)", ListLibrary::distinct);
    for (String type :
        List.of("int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes")) {
      String list = "list(" + type + ")";
      to.function("sort", list + ".() -> " + list, (call, a) -> sort(call, a[0], a[0]));
      to.function(
          Macros.SORT_BY_KEYS,
          "list(A).(" + list + ") -> list(A)",
          (call, a) -> sort(call, a[0], a[1]));
    }
  }

  private static Value slice(CelCall call, Value[] arguments) {
    long start = Arguments.whole(arguments[1]);
    long end = Arguments.whole(arguments[2]);
    int size = Lists.size(arguments[0]);
    String what = "cannot slice(" + start + ", " + end + "), ";
    if (start < 0 || end < 0) {
      return CelError.of(what + "negative indexes not supported");
    }
    if (start > end) {
      return CelError.of(what + "start index must be less than or equal to end index");
    }
    if (end > size) {
      return CelError.of(what + "list is length " + size);
    }
    if (!call.charge(LiteralNodes.LIST_COST + end - start)) {
      return call.stopped();
    }
    Lists.Builder out = new Lists.Builder((int) (end - start));
    for (int i = (int) start; i < end; i++) {
      out.add(Lists.get(arguments[0], i));
    }
    return out.build();
  }

  private static Value flatten(CelCall call, Value list, long depth) {
    if (depth < 0) {
      return CelError.of("level must be non-negative");
    }
    Lists.Builder out = new Lists.Builder(Lists.size(list));
    return call.charge(LiteralNodes.LIST_COST)
            && flatten(call, list, (int) Math.min(depth, FLATTEN_DEPTH_MAX), out)
        ? out.build()
        : call.stopped();
  }

  private static boolean flatten(CelCall call, Value list, int depth, Lists.Builder out) {
    int size = Lists.size(list);
    if (!call.charge(size)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      Value element = Lists.get(list, i);
      if (depth == 0 || !Lists.isList(element)) {
        out.add(element);
      } else if (!flatten(call, element, depth - 1, out)) {
        return false;
      }
    }
    return true;
  }

  private static Value range(CelCall call, Value[] arguments) {
    long size = Arguments.whole(arguments[0]);
    if (size < 0) {
      return CelError.of("lists.range: size must be non-negative, got " + size);
    }
    if (!call.charge(LiteralNodes.LIST_COST + size)) {
      return call.stopped();
    }
    if (size > RANGE_MAX) {
      return CelError.TOO_LARGE;
    }
    Lists.Builder out = new Lists.Builder((int) size);
    for (int i = 0; i < size; i++) {
      out.add(IntNode.of(i));
    }
    return out.build();
  }

  private static Value reverse(CelCall call, Value[] arguments) {
    int size = Lists.size(arguments[0]);
    if (!call.charge(LiteralNodes.LIST_COST + size)) {
      return call.stopped();
    }
    Lists.Builder out = new Lists.Builder(size);
    for (int i = size - 1; i >= 0; i--) {
      out.add(Lists.get(arguments[0], i));
    }
    return out.build();
  }

  private static Value distinct(CelCall call, Value[] arguments) {
    int size = Lists.size(arguments[0]);
    Lists.Builder out = new Lists.Builder(8);
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Value element = Lists.get(arguments[0], i);
      long each = Math.max(1, Frame.traversal(Sizes.nested(element)));
      if (!call.charge(1 + kept.size() * each)) {
        return call.stopped();
      }
      if (kept.stream().noneMatch(known -> Equality.equal(known, element))) {
        kept.add(element);
        out.add(element);
      }
    }
    return out.build();
  }

  /** Sorts by keys; equal ones keep their order. */
  private static Value sort(CelCall call, Value list, Value keys) {
    int size = Lists.size(list);
    if (size != Lists.size(keys)) {
      return CelError.of(
          "@sortByAssociatedKeys() expected a list of the same size as the associated keys list,"
              + " but got "
              + size
              + " and "
              + Lists.size(keys)
              + " elements respectively");
    }
    long rounds = size == 0 ? 0 : 64 - Long.numberOfLeadingZeros(size);
    if (!call.charge(size * rounds)) {
      return call.stopped();
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Value key = Lists.get(keys, i);
      if (!Kinds.typeName(key).equals(Kinds.typeName(Lists.get(keys, 0)))) {
        return CelError.of("list elements must have the same type");
      }
      if (Ordering.compare(key, key) == Ordering.NONE) {
        return CelError.of("list elements must be comparable");
      }
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> Lists.get(keys, i), (a, b) -> Ordering.compare(a, b)));
    Lists.Builder out = new Lists.Builder(size);
    order.forEach(i -> out.add(Lists.get(list, i)));
    return out.build();
  }
}
