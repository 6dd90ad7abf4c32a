package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.Fragment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in an expression one stands: the text, the names in sight, and what is known to be there.
 * Immutable.
 */
record CelScope(Source source, @Nullable Local locals, Facts facts) {

  /** An expression of a policy with its form. */
  record Source(Fragment fragment, String text, CelForm form) {
    String textOf(CelForm part) {
      CelForm.Extent extent = part.extent();
      return extent.isEmpty() ? "" : oneLine(text.substring(extent.start(), extent.end()));
    }

    private static String oneLine(String text) {
      StringBuilder out = new StringBuilder();
      boolean isSpace = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean space = c == '\n' || c == ' ' || c == '\t' || c == '\r';
        if (space && !isSpace) {
          out.append(' ');
        } else if (!space) {
          out.append(c);
        }
        isSpace = space;
      }
      return out.toString().replace(" .", ".").replace("( ", "(").replace(" )", ")");
    }
  }

  /** A name that a macro gives. */
  record Local(String name, Known known, @Nullable Local outer) {}

  static CelScope root(Source source, Facts facts) {
    return new CelScope(source, null, facts);
  }

  CelScope with(String name, Known known) {
    return new CelScope(source, new Local(name, known, locals), facts);
  }

  CelScope and(Facts more) {
    return new CelScope(source, locals, facts.and(more));
  }

  /** The value of a name: of a macro, or of the policy; Java null for others. */
  @Nullable Known find(String name, Map<String, Known> roots) {
    for (Local local = locals; local != null; local = local.outer()) {
      if (local.name().equals(name)) {
        return local.known();
      }
    }
    return roots.get(name);
  }

  boolean isLocal(String name) {
    for (Local local = locals; local != null; local = local.outer()) {
      if (local.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
