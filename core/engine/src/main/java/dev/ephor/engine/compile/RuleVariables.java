package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.jmespath.JmesExpression;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds variables that nothing defines: they are none of the built-in ones, and no context of the
 * rule has their name. Kyverno refuses a variable that begins with such a name and holds nothing
 * else that it knows, which is an error; within a function, or beside what is known, it is a
 * warning. Belongs to one thread.
 */
final class RuleVariables {
  private static final Set<String> BUILT_IN =
      Set.of("request", "images", "image", "serviceAccountName", "serviceAccountNamespace");

  /**
   * Often written for JSON null, without the backquotes; a name that is not there yields it too.
   */
  private static final String NULL = "null";

  /** Often written for an empty text, which is {@code ''}; quoted it is a name, and yields null. */
  private static final String NO_NAME = "";

  /** What Kyverno looks for anywhere in a variable before it refuses it. */
  private static final List<String> KNOWN_ANYWHERE =
      List.of("request", "serviceAccountName", "element", "image", "@");

  /** Followed by the number of foreach around it, when there are several. */
  private static final List<String> OF_FOREACH = List.of("elementIndex", "element");

  private final Consumer<Diagnostic> mistakes;

  private boolean foreach;

  /** Empty while nothing is checked. */
  private Optional<Set<String>> known = Optional.empty();

  RuleVariables(Consumer<Diagnostic> mistakes) {
    this.mistakes = mistakes;
  }

  /** What follows belongs to the rule. */
  void enter(Rule rule) {
    Set<String> names = new HashSet<>(BUILT_IN);
    foreach = contexts(rule.source(), names);
    known =
        switch (rule.body()) {
          case RuleBody.Mutate mutate -> {
            if (!mutate.rule().targets().isEmpty()) {
              names.add("target");
            }
            yield Optional.of(names);
          }
          case RuleBody.Validate _, RuleBody.Generate _, RuleBody.VerifyImages _ ->
              Optional.of(names);
        };
  }

  /** What follows was looked at before. */
  void leave() {
    known = Optional.empty();
  }

  /** Adds the names of entries, and says whether there is a foreach. */
  private static boolean contexts(Fragment source, Set<String> names) {
    boolean found = false;
    for (Fragment member : source.children()) {
      if (member.name().equals("context") && member.node() instanceof ArrayNode) {
        for (Fragment entry : member.children()) {
          entry
              .child("name")
              .map(Fragment::node)
              .ifPresent(name -> {
                if (name instanceof StringNode(String text)) {
                  names.add(text);
                }
              });
        }
      }
      found |= contexts(member, names) || member.name().equals("foreach");
    }
    return found;
  }

  void see(JmesExpression expression, SourceLocation at) {
    if (hasOwnNames(at)) {
      return;
    }
    known.ifPresent(names -> {
      for (String root : expression.roots()) {
        if (!names.contains(root) && !root.equals(NULL) && !ofForeach(root, at.path())) {
          tell(expression, root, at);
        }
      }
    });
  }

  /** What is said of an attestation sees what it says; its names are known to nobody else. */
  private static boolean hasOwnNames(SourceLocation at) {
    int images = at.path().indexOf("/verifyImages/");
    return images >= 0
        && (at.path().indexOf("/attestations/", images) >= 0
            || at.path().indexOf("/validate/", images) >= 0);
  }

  /** The message of a rule is told for an element, though it stands beside the foreach. */
  private boolean ofForeach(String root, String path) {
    return foreach
        && isElement(root)
        && (path.contains("/foreach/") || path.endsWith("/validate/message"));
  }

  private static boolean isElement(String root) {
    return OF_FOREACH.stream()
        .filter(root::startsWith)
        .anyMatch(name -> root.substring(name.length()).chars().allMatch(Character::isDigit));
  }

  private void tell(JmesExpression expression, String root, SourceLocation at) {
    String message =
        root.equals(NO_NAME)
            ? "`\"\"` is a name and not an empty text"
            : "variable `" + root + "` is not defined";
    mistakes.accept(
        (refused(expression.text().strip(), root)
                ? Diagnostic.error("CMP018", at, message)
                : Diagnostic.warning("CMP018", at, message))
            .withHelp(help(root)));
  }

  private static String help(String root) {
    if (root.equals(NO_NAME)) {
      return "write `''` for an empty text";
    }
    if (root.equals("target")) {
      return "`target` is known to rules with `mutate.targets` only";
    }
    return isElement(root)
        ? "elements are known within `foreach` only"
        : "add it to the rule's `context`";
  }

  private static boolean refused(String text, String root) {
    if (root.equals(NO_NAME)) {
      return text.startsWith("\"\"");
    }
    return text.startsWith(root)
        && (isElement(root)
            || (KNOWN_ANYWHERE.stream().noneMatch(text::contains) && !holdsCall(text)));
  }

  private static boolean holdsCall(String text) {
    return IntStream.range(1, text.length())
        .anyMatch(i ->
            text.charAt(i) == '('
                && (Character.isLetterOrDigit(text.charAt(i - 1)) || text.charAt(i - 1) == '_'));
  }
}
