package dev.ephor.conformance;

import dev.ephor.testkit.Cases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why some folders have other results here than there.
 *
 * @param what what differs, as one clause
 * @param because why it is left so
 */
record Difference(String what, String because) {

  /** The listed differences by folder; a folder has one. */
  static Map<String, Difference> byFolder() {
    Map<String, Difference> out = new LinkedHashMap<>();
    Cases.in("differences").stream()
        .forEach(c -> {
          c.allowOnly("folders", "because");
          Difference difference = new Difference(c.name(), c.text("because"));
          for (String folder : c.texts("folders")) {
            if (out.put(folder, difference) != null) {
              throw new AssertionError(c + ": a second reason for " + folder);
            }
          }
        });
    return out;
  }

  /** The folders of each difference, in the order of the list. */
  static Map<Difference, List<FolderResult>> grouped(List<FolderResult> results) {
    Map<Difference, List<FolderResult>> out = new LinkedHashMap<>();
    for (Difference difference : byFolder().values()) {
      out.put(
          difference,
          results.stream()
              .filter(result -> result.verdict().equals(new Verdict.Differs(difference)))
              .toList());
    }
    return out;
  }
}
