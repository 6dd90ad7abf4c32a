package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.pattern.AnchoredKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * References of a pattern to another place of the same pattern, {@code $(<=./../../limits/memory)}:
 * what stands there is put in behind the operator. A path begins at the reference's own place, so
 * that it means the same where the pattern is moved into a template; keys are named without their
 * anchors. Texts in round brackets that are no path stay as they are.
 */
final class References {
  private static final String OPEN = "$(";
  private static final List<String> OPERATORS = List.of("<=", ">=", "<", ">", "!");

  /** References to references that are followed. */
  private static final int DEPTH_MAX = 8;

  private static final int INDEX_DIGITS = 6;

  private final Fragment pattern;
  private final Consumer<Diagnostic> mistakes;

  private References(Fragment pattern, Consumer<Diagnostic> mistakes) {
    this.pattern = pattern;
    this.mistakes = mistakes;
  }

  /** The pattern without references; those that lead nowhere are reported. */
  static Fragment resolve(Fragment pattern, Consumer<Diagnostic> mistakes) {
    Node resolved = new References(pattern, mistakes).walk(pattern.node(), List.of());
    return pattern.withNode(resolved);
  }

  private Node walk(Node node, List<String> path) {
    return switch (node) {
      case ObjectNode object -> {
        int[] member = {0};
        yield object.mapValues(value -> walk(value, below(path, object.key(member[0]++))));
      }
      case ArrayNode array -> {
        int[] index = {0};
        yield array.map(value -> walk(value, below(path, Integer.toString(index[0]++))));
      }
      case StringNode(String text) when text.contains(OPEN) -> text(text, path, 0);
      case StringNode _, NullNode _, BoolNode _, NumberNode _ -> node;
    };
  }

  private static List<String> below(List<String> path, String step) {
    List<String> out = new ArrayList<>(path);
    out.add(step);
    return out;
  }

  private Node text(String text, List<String> path, int depth) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf(OPEN, at);
      int close = open < 0 ? -1 : text.indexOf(')', open);
      if (close < 0) {
        break;
      }
      out.append(text, at, open);
      Reference reference = Reference.parse(text.substring(open + OPEN.length(), close));
      boolean escaped = open > 0 && text.charAt(open - 1) == '\\';
      if (escaped) {
        out.setLength(out.length() - 1);
      }
      if (escaped || !reference.isPath()) {
        out.append(text, open, close + 1);
      } else {
        Optional<Node> found = follow(reference, path, depth);
        if (found.isEmpty()) {
          return StringNode.of(text);
        }
        boolean whole = open == 0 && close == text.length() - 1 && reference.operator().isEmpty();
        if (whole) {
          return found.get();
        }
        out.append(reference.operator()).append(plain(found.get()));
      }
      at = close + 1;
    }
    return StringNode.of(out.append(text.substring(at)).toString());
  }

  private static String plain(Node node) {
    return node instanceof StringNode(String text) ? text : node.toString();
  }

  private Optional<Node> follow(Reference reference, List<String> path, int depth) {
    if (reference.path().startsWith("/")) {
      return nowhere(reference, path, "begins at a root; begin with `./` at its own place");
    }
    List<String> target = reference.from(path);
    Node at = pattern.node();
    for (String step : target) {
      Optional<Node> next = child(at, step);
      if (next.isEmpty()) {
        return nowhere(reference, path, "leads to nothing in the pattern");
      }
      at = next.get();
    }
    if (at instanceof ObjectNode || at instanceof ArrayNode || at instanceof NullNode) {
      return nowhere(reference, path, "leads to no text, number or boolean");
    }
    if (!(at instanceof StringNode(String text)) || !text.contains(OPEN)) {
      return Optional.of(at);
    }
    return depth < DEPTH_MAX
        ? Optional.of(text(text, target, depth + 1))
        : nowhere(reference, path, "leads on and on, perhaps in a circle");
  }

  private static Optional<Node> child(Node at, String step) {
    if (at instanceof ArrayNode array) {
      boolean index =
          !step.isEmpty()
              && step.length() <= INDEX_DIGITS
              && step.chars().allMatch(c -> c >= '0' && c <= '9');
      int i = index ? Integer.parseInt(step) : array.size();
      return i < array.size() ? Optional.of(array.get(i)) : Optional.empty();
    }
    if (at instanceof ObjectNode object) {
      for (int i = 0; i < object.size(); i++) {
        String key = object.key(i);
        if (key.equals(step) || AnchoredKey.parse(key).name().equals(step)) {
          return Optional.of(object.value(i));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Node> nowhere(Reference reference, List<String> path, String why) {
    Fragment at = pattern;
    for (String step : path) {
      at = at.child(step).orElse(at);
    }
    mistakes.accept(
        Diagnostic.error("CMP017", at.at(), "reference `" + reference.text() + "` " + why));
    return Optional.empty();
  }

  /** What stands between the brackets. */
  private record Reference(String operator, String path) {
    static Reference parse(String inside) {
      for (String operator : OPERATORS) {
        if (inside.startsWith(operator)) {
          return new Reference(operator, inside.substring(operator.length()).strip());
        }
      }
      return new Reference("", inside.strip());
    }

    boolean isPath() {
      return path.startsWith("/") || path.startsWith("./") || path.startsWith("../");
    }

    String text() {
      return OPEN + operator + path + ")";
    }

    /** Steps from the root of the pattern, seen from a place of it. */
    List<String> from(List<String> place) {
      List<String> out = new ArrayList<>(place);
      int start = 0;
      while (start <= path.length()) {
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        String step = path.substring(start, end);
        if (step.equals("..") && !out.isEmpty()) {
          out.removeLast();
        } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
          out.add(step);
        }
        start = end + 1;
      }
      return out;
    }
  }
}
