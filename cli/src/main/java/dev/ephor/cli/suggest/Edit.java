package dev.ephor.cli.suggest;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.YamlWriter;
import java.util.List;
import java.util.Optional;

/**
 * A change of lines of a file that leaves all others as they are, comments and layout included.
 *
 * @param line index of the line that is replaced, or before which lines are added
 */
record Edit(int line, boolean replaces, List<String> lines) {
  Edit {
    lines = List.copyOf(lines);
  }

  /** The edit for a change; empty where the file's layout does not allow a small one. */
  static Optional<Edit> of(Change change, List<String> file) {
    return switch (change) {
      case Change.Replace(Fragment value, Node wanted) -> replace(value, wanted, file);
      case Change.Add(Fragment parent, String key, Node value) -> add(parent, key, value, file);
    };
  }

  private static Optional<Edit> replace(Fragment value, Node wanted, List<String> file) {
    SourceLocation at = value.at();
    int index = at.line() - 1;
    if (index < 0 || index >= file.size() || at.column() > file.get(index).length()) {
      return Optional.empty();
    }
    String line = file.get(index);
    String before = line.substring(0, at.column() - 1);
    String rest = line.substring(at.column() - 1);
    String text = textOf(value.node());
    for (String written : List.of('"' + text + '"', "'" + text + "'", text)) {
      if (!text.isEmpty() && rest.startsWith(written) && endsValue(rest, written.length())) {
        String changed = before + scalar(wanted) + rest.substring(written.length());
        return Optional.of(new Edit(index, true, List.of(changed)));
      }
    }
    return Optional.empty();
  }

  /** Whether nothing of the value follows: the line's end, a comment, or a sign of a flow. */
  private static boolean endsValue(String rest, int length) {
    String after = rest.substring(length).strip();
    return after.isEmpty() || after.startsWith("#") || ",}]".indexOf(after.charAt(0)) >= 0;
  }

  private static String textOf(Node node) {
    return switch (node) {
      case StringNode(String text) -> text;
      case BoolNode _, NumberNode _ -> YamlWriter.inOrder().write(node).strip();
      default -> "";
    };
  }

  private static String scalar(Node node) {
    return YamlWriter.inOrder().write(node).strip();
  }

  /** Adds a member in front of the first one that stands alone in its line. */
  private static Optional<Edit> add(Fragment parent, String key, Node value, List<String> file) {
    for (Fragment member : parent.children()) {
      SourceLocation at = member.keyAt();
      int index = at.line() - 1;
      if (index < 0 || index >= file.size() || at.column() > file.get(index).length()) {
        return Optional.empty();
      }
      String before = file.get(index).substring(0, at.column() - 1);
      if (before.isBlank() && file.get(index).startsWith(member.name(), at.column() - 1)) {
        String yaml = YamlWriter.inOrder().write(ObjectNode.of(key, value));
        return Optional.of(
            new Edit(index, false, yaml.lines().map(line -> before + line).toList()));
      }
    }
    return Optional.empty();
  }
}
