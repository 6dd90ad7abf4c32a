package dev.ephor.lint;

import dev.ephor.document.Fragment;
import dev.ephor.document.StringNode;
import dev.ephor.policy.VariableText;
import java.util.function.Consumer;

/** Finds the variables {@code {{ … }}} in the texts of a tree. */
final class JmesTexts {
  private JmesTexts() {}

  /** Every variable but those made of others, whose expression is known only later. */
  static void each(Fragment fragment, Consumer<JmesScope.Source> found) {
    if (fragment.node() instanceof StringNode(String text)) {
      inText(fragment, text, text, 0, found);
      return;
    }
    fragment.children().forEach(child -> each(child, found));
  }

  private static void inText(
      Fragment fragment, String whole, String part, int offset, Consumer<JmesScope.Source> found) {
    if (!part.contains("{{")) {
      return;
    }
    int from = 0;
    for (VariableText.Part piece : new VariableText(part).parts()) {
      if (!(piece instanceof VariableText.Variable(String inner))) {
        continue;
      }
      int at = part.indexOf("{{" + inner + "}}", from) + 2;
      from = at + inner.length();
      if (new VariableText(inner).nested()) {
        inText(fragment, whole, inner, offset + at, found);
      } else if (!inner.strip().equals("@")) {
        int blank = inner.length() - inner.stripLeading().length();
        found.accept(new JmesScope.Source(fragment, whole, offset + at + blank, inner.strip()));
      }
    }
  }
}
