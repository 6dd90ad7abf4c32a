package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import java.util.List;

/** Kubernetes' functions on lists. */
final class KubernetesListLibrary implements CelLibrary {
  @Override
  public String name() {
    return "kubernetes lists";
  }

  @Override
  public void declare(CelDeclarations to) {
    for (String type :
        List.of("int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes")) {
      String list = "list(" + type + ")";
      to.function("isSorted", list + ".() -> bool", KubernetesListLibrary::isSorted);
      to.function("min", list + ".() -> " + type, (call, a) -> extreme(call, a[0], "min", -1));
      to.function("max", list + ".() -> " + type, (call, a) -> extreme(call, a[0], "max", 1));
    }
    sum(to, "int", IntNode.of(0));
    sum(to, "uint", new CelUint(0));
    sum(to, "double", FloatNode.of(0));
    sum(to, "duration", new CelDuration(0));
    to.function("indexOf", "list(A).(A) -> int", (call, a) -> indexOf(call, a[0], a[1], true));
    to.function("lastIndexOf", "list(A).(A) -> int", (call, a) -> indexOf(call, a[0], a[1], false));
  }

  private static void sum(CelDeclarations to, String type, Value zero) {
    to.function(
        "sum",
        "list(" + type + ").() -> " + type,
        (call, a) -> {
          int size = Lists.size(a[0]);
          Value total = size == 0 ? zero : Lists.get(a[0], 0);
          for (int i = 1; i < size; i++) {
            if (!call.charge(1)) {
              return call.stopped();
            }
            total = Sums.plus(total, Lists.get(a[0], i));
            if (total instanceof CelError) {
              return total;
            }
          }
          return isAddable(total) ? total : CelError.noSuchOverload("sum", a);
        });
  }

  private static boolean isAddable(Value value) {
    return value instanceof CelDuration || Ordering.areNumbers(value, value);
  }

  private static Value isSorted(CelCall call, Value[] arguments) {
    int size = Lists.size(arguments[0]);
    if (!call.charge(size - 1L)) {
      return call.stopped();
    }
    for (int i = 1; i < size; i++) {
      int order = Ordering.compare(Lists.get(arguments[0], i - 1), Lists.get(arguments[0], i));
      if (order == Ordering.NONE) {
        return CelError.noSuchOverload("isSorted", arguments);
      }
      if (order > 0) {
        return BoolNode.FALSE;
      }
    }
    return BoolNode.TRUE;
  }

  private static Value extreme(CelCall call, Value list, String name, int wantedSign) {
    int size = Lists.size(list);
    if (size == 0) {
      return CelError.of(name + " called on empty list");
    }
    if (!call.charge(size - 1L)) {
      return call.stopped();
    }
    Value best = Lists.get(list, 0);
    for (int i = 1; i < size; i++) {
      Value value = Lists.get(list, i);
      int order = Ordering.compare(value, best);
      if (order == Ordering.NONE) {
        return CelError.noSuchOverload(name, list);
      }
      if (Integer.signum(order) == wantedSign) {
        best = value;
      }
    }
    return best;
  }

  private static Value indexOf(CelCall call, Value list, Value wanted, boolean isFirst) {
    int size = Lists.size(list);
    long deep = Sizes.isContainer(wanted) ? Frame.traversal(Sizes.nested(list)) : 0;
    if (!call.charge(Math.max(size - 1L, deep))) {
      return call.stopped();
    }
    for (int i = 0; i < size; i++) {
      int at = isFirst ? i : size - 1 - i;
      if (Equality.equal(Lists.get(list, at), wanted)) {
        return IntNode.of(at);
      }
    }
    return IntNode.of(-1);
  }
}
