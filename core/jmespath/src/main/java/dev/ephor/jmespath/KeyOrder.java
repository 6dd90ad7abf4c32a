package dev.ephor.jmespath;

import dev.ephor.document.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Members of an object in the order of their keys. Whatever lists members uses it, so that the
 * order of a file never shows in a result.
 */
final class KeyOrder {
  private KeyOrder() {}

  /** Numbers of the members, sorted by key. */
  static int[] of(ObjectNode object) {
    int[] members = new int[object.size()];
    Arrays.setAll(members, i -> i);
    for (int i = 1; i < members.length; i++) {
      if (object.key(i - 1).compareTo(object.key(i)) > 0) {
        return Arrays.stream(members)
            .boxed()
            .sorted(Comparator.comparing(object::key))
            .mapToInt(Integer::intValue)
            .toArray();
      }
    }
    return members;
  }
}
