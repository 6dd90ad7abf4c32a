package dev.ephor.lsp;

import dev.ephor.document.JsonPointer;
import java.util.Map;
import java.util.Optional;

/**
 * An expression at the cursor.
 *
 * @param language of the expression
 * @param path names with dots and brackets that end at the cursor, such as {@code object.spec.na};
 *     a variable of a loop is replaced by what it stands for
 * @param loops what the variables of the loops around stand for
 */
record Expression(Language language, String path, Map<String, String> loops) {
  Expression {
    loops = Map.copyOf(loops);
  }

  private static Expression cel(String before) {
    Map<String, String> loops = Loops.variables(before);
    String path = path(before);
    boolean isSelection = path.indexOf('.') >= 0;
    return new Expression(Language.CEL, isSelection ? Loops.replaced(path, loops) : path, loops);
  }

  private static Expression jmes(String before) {
    return new Expression(Language.JMES, jmesPath(before), Map.of());
  }

  enum Language {
    CEL,
    JMES
  }

  /**
   * The expression in a text up to the cursor; empty where text is just text.
   *
   * @param form of the field that holds the text
   * @param name of the field
   */
  static Optional<Expression> of(FieldType.Form form, String name, String before) {
    if (form == FieldType.Form.CEL) {
      return isInString(before) ? Optional.empty() : Optional.of(cel(before));
    }
    int open = before.lastIndexOf("{{");
    boolean inBraces = open >= 0 && before.indexOf("}}", open) < 0;
    boolean whole = name.equals("jmesPath") || name.equals("list");
    if (form == FieldType.Form.JMES && whole && !inBraces && !before.contains("{{")) {
      return Optional.of(jmes(before));
    }
    return inBraces ? Optional.of(jmes(before.substring(open + 2))) : Optional.empty();
  }

  private static boolean isInString(String text) {
    // The mark of a quoted YAML value is not part of the expression.
    String body = text.startsWith("\"") || text.startsWith("'") ? text.substring(1) : text;
    char quote = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (quote != 0 && c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }
    return quote != 0;
  }

  /** As {@link #path(String)}, with {@code *} between dots. */
  private static String jmesPath(String before) {
    int star = before.lastIndexOf(".*.");
    String end = path(before);
    return star >= 0 && star + 2 == before.length() - end.length()
        ? jmesPath(before.substring(0, star)) + ".*" + end
        : end;
  }

  /** The names, dots and brackets before the cursor. */
  static String path(String before) {
    int at = before.length();
    while (at > 0) {
      char c = before.charAt(at - 1);
      if (c == ']') {
        int open = before.lastIndexOf('[', at - 1);
        if (open < 0) {
          break;
        }
        at = open;
      } else if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '?' || c == '-') {
        at--;
      } else {
        break;
      }
    }
    // Optional selections `.?name` lead to the same fields.
    return before.substring(at).replace("?", "");
  }

  /** What is written of the last name. */
  String last() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether a name is selected from something. */
  boolean isSelection() {
    return path.indexOf('.') >= 0;
  }

  /** The pointer with these steps. */
  static JsonPointer pointer(Iterable<String> steps) {
    JsonPointer out = JsonPointer.ROOT;
    for (String step : steps) {
      out = out.child(step);
    }
    return out;
  }
}
