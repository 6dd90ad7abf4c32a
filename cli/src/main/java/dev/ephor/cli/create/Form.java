package dev.ephor.cli.create;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One kind of file that {@code create} writes. */
sealed interface Form
    permits ClusterRoleForm,
        ExceptionForm,
        MetricsForm,
        NativeForm,
        PolicyForm,
        TestForm,
        UserInfoForm,
        ValuesForm {

  /** Name, options and help texts; the option of the file to write is added to them. */
  CommandSpec spec();

  /**
   * The file's text, as YAML. What is wrong with the arguments goes to {@code problems}; an error
   * among them keeps the text from being written.
   */
  String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems);

  /** The words of a text with commas between them. */
  static List<String> words(String text) {
    List<String> out = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      out.add(word.strip());
    }
    return out;
  }

  /** The one name of a command, which must be there and be a name of Kubernetes. */
  static String name(List<String> given, String command, List<Diagnostic> problems) {
    if (given.size() != 1) {
      String found = given.isEmpty() ? "no name is given" : "only one name can be given";
      problems.add(bad("create " + command, found, "ephor create " + command + " my-name"));
      return "";
    }
    String name = given.getFirst();
    if (!isName(name)) {
      problems.add(
          bad(
              "create " + command,
              "`" + name + "` cannot be the name of an object",
              "lower case letters, digits, `-` and `.`, at most 253 of them"));
    }
    return name;
  }

  private static boolean isName(String name) {
    boolean ends =
        !name.isEmpty()
            && Character.isLetterOrDigit(name.charAt(0))
            && Character.isLetterOrDigit(name.charAt(name.length() - 1));
    boolean signs =
        name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
    return ends && signs && name.length() <= 253;
  }

  static Diagnostic bad(String where, String message, String help) {
    return LoadMistake.BAD_ARGUMENT.in(where, message).withHelp(help);
  }

  /** An object of texts from {@code name=value} words; other words are reported. */
  static ObjectNode pairs(
      String option, List<String> words, String example, List<Diagnostic> problems) {
    Map<String, Node> out = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        problems.add(bad(option, "`" + word + "` has no name and value", option + " " + example));
      } else {
        out.put(word.substring(0, equals), StringNode.of(word.substring(equals + 1)));
      }
    }
    ObjectNode.Builder node = ObjectNode.builder();
    out.forEach(node::put);
    return node.build();
  }
}
