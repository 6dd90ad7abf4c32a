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

/**
 * Finds variables that nothing defines: they are none of the built-in ones, and no context of the
 * rule has their name. Kyverno refuses a variable that begins with such a name, which is an error;
 * within a function, or as an alternative, it is a warning. Belongs to one thread.
 */
final class RuleVariables {
  private static final Set<String> BUILT_IN =
      Set.of("request", "images", "image", "serviceAccountName", "serviceAccountNamespace");

  /**
   * Often written for JSON null, without the backquotes; a name that is not there yields it too.
   */
  private static final String NULL = "null";

  /** Followed by the number of foreach around it, when there are several. */
  private static final List<String> OF_FOREACH = List.of("elementIndex", "element");

  private final Consumer<Diagnostic> mistakes;

  /** Empty while nothing is checked. */
  private Optional<Set<String>> known = Optional.empty();

  RuleVariables(Consumer<Diagnostic> mistakes) {
    this.mistakes = mistakes;
  }

  /** What follows belongs to the rule. Conditions on attestations have names of their own. */
  void enter(Rule rule) {
    Set<String> names = new HashSet<>(BUILT_IN);
    contexts(rule.source(), names);
    known =
        switch (rule.body()) {
          case RuleBody.VerifyImages _ -> Optional.empty();
          case RuleBody.Mutate mutate -> {
            if (!mutate.rule().targets().isEmpty()) {
              names.add("target");
            }
            yield Optional.of(names);
          }
          case RuleBody.Validate _, RuleBody.Generate _ -> Optional.of(names);
        };
  }

  /** What follows was looked at before. */
  void leave() {
    known = Optional.empty();
  }

  private static void contexts(Fragment source, Set<String> names) {
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
      contexts(member, names);
    }
  }

  void see(JmesExpression expression, SourceLocation at) {
    known.ifPresent(names -> {
      for (String root : expression.roots()) {
        if (!names.contains(root) && !root.equals(NULL) && !ofForeach(root)) {
          tell(expression, root, at);
        }
      }
    });
  }

  private static boolean ofForeach(String root) {
    return OF_FOREACH.stream()
        .filter(root::startsWith)
        .anyMatch(name -> root.substring(name.length()).chars().allMatch(Character::isDigit));
  }

  private void tell(JmesExpression expression, String root, SourceLocation at) {
    String message = "variable `" + root + "` is not defined";
    String help =
        root.equals("target")
            ? "`target` is known to rules with `mutate.targets` only"
            : "add it to the rule's `context`";
    boolean first = expression.text().strip().startsWith(root);
    mistakes.accept(
        (first
                ? Diagnostic.error("CMP018", at, message)
                : Diagnostic.warning("CMP018", at, message))
            .withHelp(help));
  }
}
