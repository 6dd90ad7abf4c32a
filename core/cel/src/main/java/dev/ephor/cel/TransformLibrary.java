package dev.ephor.cel;

import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * Kyverno's {@code listObjToMap}: keys from the objects of one list, values from those of another.
 */
final class TransformLibrary implements CelLibrary {
  private static final String SIGNATURE = "(list(dyn), list(dyn), string, string) -> map(dyn, dyn)";

  @Override
  public String name() {
    return "kyverno transform";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function("listObjToMap", SIGNATURE, TransformLibrary::map);
    to.function("transform.listObjToMap", SIGNATURE, TransformLibrary::map);
  }

  private static Value map(CelCall call, Value[] a) {
    int size = Lists.size(a[0]);
    if (size != Lists.size(a[1])) {
      return CelError.of(
          "listObjToMap must take lists of equal length. list1: "
              + size
              + ", list2: "
              + Lists.size(a[1]));
    }
    if (!call.charge(size)) {
      return call.stopped();
    }
    Maps.Builder out = new Maps.Builder();
    for (int i = 0; i < size; i++) {
      Value from = Lists.get(a[0], i);
      Value to = Lists.get(a[1], i);
      if (!Maps.isMap(from) || !Maps.isMap(to)) {
        return CelError.of("listObjToMap must take lists of objects");
      }
      if (!(Maps.find(from, a[2]) instanceof StringNode key)) {
        return CelError.of(
            "the passed key name cannot be handled as a string in the key object list");
      }
      @Nullable Value value = Maps.find(to, a[3]);
      out.put(key, value == null ? NullNode.NULL : value);
    }
    return out.build();
  }
}
