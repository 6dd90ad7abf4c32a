package dev.ephor.cel;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.NearestName;
import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what parser and checker report into diagnostics. */
final class Mistakes {
  private static final String UNDECLARED = "undeclared reference to '";

  /** How the checker writes two parameters of the same type. */
  private static final String EQUAL_TYPES = "(%A0, %A0)";

  private static final String UNDEFINED_FIELD = "undefined field '";
  private static final String CANDIDATES = " (candidates: ";
  private static final String SIGN = "token recognition error at: ";
  private static final String OVERLOAD = "found no matching overload for '";

  /** Macros, which are no functions of the environment. */
  private static final List<String> LOOPS =
      List.of("all", "exists", "exists_one", "existsOne", "filter", "map", "transformList");

  /** What the grammar calls its tokens; a list of more than this many helps nobody. */
  private static final int EXPECTED_MAX = 40;

  private final CelEnvironment.Core core;
  private final Map<String, Map<String, CelType>> fields;

  Mistakes(CelEnvironment.Core core, Map<String, Map<String, CelType>> fields) {
    this.core = core;
    this.fields = fields;
  }

  /**
   * @param text of the expression
   */
  List<Diagnostic> diagnostics(List<Checker.Mistake> mistakes, SourceLocation at, String text) {
    List<Diagnostic> out = new ArrayList<>();
    boolean loopLost =
        mistakes.stream().anyMatch(one -> meant(one).filter(LOOPS::contains).isPresent());
    for (Checker.Mistake mistake : mistakes) {
      Optional<String> unknown = unknown(mistake);
      // The variable of a loop whose macro is misspelt is no second mistake.
      if (!loopLost || unknown.isEmpty() || meant(mistake).isPresent()) {
        out.add(diagnostic(mistake, place(at, atName(mistake, unknown, text))));
      }
    }
    return out;
  }

  private Optional<String> meant(Checker.Mistake mistake) {
    return unknown(mistake).flatMap(name -> NearestName.of(name, names()));
  }

  private static Optional<String> unknown(Checker.Mistake mistake) {
    return mistake.message().startsWith(UNDECLARED)
        ? Optional.of(quoted(mistake.message(), UNDECLARED))
        : Optional.empty();
  }

  /** The checker takes the parenthesis for the place of a call; its name stands before. */
  private static Checker.Mistake atName(
      Checker.Mistake mistake, Optional<String> unknown, String text) {
    List<String> lines = text.lines().toList();
    if (unknown.isEmpty() || mistake.line() < 1 || mistake.line() > lines.size()) {
      return mistake;
    }
    String name = unknown.get();
    int column = mistake.column() - name.length();
    return column >= 0 && lines.get(mistake.line() - 1).startsWith(name + "(", column)
        ? new Checker.Mistake(mistake.line(), column, mistake.message())
        : mistake;
  }

  /** The place in the file; columns of later lines are those of the expression's own text. */
  static SourceLocation place(SourceLocation at, Checker.Mistake mistake) {
    if (at.line() == 0 || mistake.line() == 0) {
      return at;
    }
    int column = mistake.line() == 1 ? at.column() + mistake.column() : mistake.column() + 1;
    return new SourceLocation(at.file(), at.line() + mistake.line() - 1, column, at.path());
  }

  private Diagnostic diagnostic(Checker.Mistake mistake, SourceLocation at) {
    String message = mistake.message();
    if (message.startsWith(UNDECLARED)) {
      String name = quoted(message, UNDECLARED);
      return Diagnostic.error("CEL002", at, "undeclared reference to `" + name + "`")
          .withHelp(NearestName.help(name, names()));
    }
    if (message.startsWith(UNDEFINED_FIELD)) {
      String name = quoted(message, UNDEFINED_FIELD);
      return Diagnostic.error("CEL003", at, "undefined field `" + name + "`")
          .withHelp(NearestName.help(name, fieldNames()));
    }
    if (message.startsWith(OVERLOAD)) {
      return noOverload(message, at);
    }
    String code = message.startsWith("expected type") ? "CEL005" : "CEL001";
    if (message.startsWith(SIGN + "'= ") || message.startsWith(SIGN + "'='")) {
      return Diagnostic.error(code, at, "`=` is no operator").withHelp("`==` compares");
    }
    return code.equals("CEL001")
        ? Diagnostic.error(code, at, houseStyle(syntax(message)))
        : Diagnostic.error(code, at, houseStyle(message));
  }

  /** What the parser reports in its own terms, in those of somebody who writes an expression. */
  private static String syntax(String message) {
    int expecting = message.indexOf(" expecting ");
    String found = expecting < 0 ? message : message.substring(0, expecting);
    String wanted = expecting < 0 ? "" : message.substring(expecting);
    found =
        found
            .replace("mismatched input ", "unexpected ")
            .replace("extraneous input ", "unexpected ")
            .replace("no viable alternative at input ", "unexpected ")
            .replace(SIGN, "not understood: ")
            .replace("''", "'")
            .replace("'<EOF>'", "end of the expression")
            .replace(" at end", " at the end");
    return wanted.length() > EXPECTED_MAX
        ? found
        : found
            + wanted
                .replace(" expecting <EOF>", " after the expression")
                .replace(" expecting ", ", expected ");
  }

  private static Diagnostic noOverload(String message, SourceLocation at) {
    int candidates = message.indexOf(CANDIDATES);
    String text = candidates < 0 ? message : message.substring(0, candidates);
    Optional<String> help =
        candidates < 0
            ? Optional.empty()
            : Optional.of(
                taken(
                    operator(quoted(message, OVERLOAD)),
                    message.substring(candidates + CANDIDATES.length(), message.length() - 1)));
    return Diagnostic.error("CEL004", at, houseStyle(text)).withHelp(help);
  }

  /**
   * @param candidates parameters of each overload
   */
  private static String taken(String name, String candidates) {
    return candidates.equals(EQUAL_TYPES)
        ? "both sides must be of one type"
        : name + " takes " + types(candidates);
  }

  /** An operator as it is written, a function with its name. */
  private static String operator(String name) {
    String sign = name.replace("@", "").replace("_", "");
    return "`" + (sign.isEmpty() || Character.isLetter(name.charAt(0)) ? name : sign) + "`";
  }

  /** Lists of types in the words that expressions have for them. */
  private static String types(String candidates) {
    String list = candidates.replace("%A", "T");
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < list.length(); i++) {
      char sign = list.charAt(i);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (sign == ',' && depth == 0) {
        out.append(" or ");
      } else {
        out.append(sign);
      }
    }
    return out.toString()
        .replace("google.protobuf.Duration", "duration")
        .replace("google.protobuf.Timestamp", "timestamp");
  }

  private static String quoted(String message, String start) {
    int end = message.indexOf('\'', start.length());
    return end < 0 ? message.substring(start.length()) : message.substring(start.length(), end);
  }

  private static String houseStyle(String message) {
    String line = message.strip().replace('\n', ' ').replace('`', '\'').replace('\'', '`');
    String first = line.isEmpty() ? "" : line.substring(0, 1).toLowerCase(Locale.ROOT);
    String rest = line.isEmpty() ? "" : line.substring(1);
    return first + (rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(core.variables.keySet());
    names.addAll(LOOPS);
    for (String function : core.declarations.functions().keySet()) {
      if (Character.isLetter(function.charAt(0)) && !function.contains("@")) {
        names.add(function);
      }
    }
    return names;
  }

  private Set<String> fieldNames() {
    Set<String> names = new LinkedHashSet<>();
    fields.values().forEach(known -> names.addAll(known.keySet()));
    core.declarations.structures().values().forEach(known -> names.addAll(known.keySet()));
    return names;
  }
}
