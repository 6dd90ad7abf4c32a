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

  private final CelEnvironment.Core core;
  private final Map<String, Map<String, CelType>> fields;

  Mistakes(CelEnvironment.Core core, Map<String, Map<String, CelType>> fields) {
    this.core = core;
    this.fields = fields;
  }

  List<Diagnostic> diagnostics(List<Checker.Mistake> mistakes, SourceLocation at) {
    List<Diagnostic> out = new ArrayList<>();
    for (Checker.Mistake mistake : mistakes) {
      out.add(diagnostic(mistake, place(at, mistake)));
    }
    return out;
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
    if (message.startsWith("found no matching overload")) {
      return noOverload(message, at);
    }
    String code = message.startsWith("expected type") ? "CEL005" : "CEL001";
    return Diagnostic.error(code, at, houseStyle(message));
  }

  private static Diagnostic noOverload(String message, SourceLocation at) {
    int candidates = message.indexOf(CANDIDATES);
    String text = candidates < 0 ? message : message.substring(0, candidates);
    Optional<String> help =
        candidates < 0
            ? Optional.empty()
            : Optional.of(taken(message.substring(candidates + CANDIDATES.length())));
    return Diagnostic.error("CEL004", at, houseStyle(text)).withHelp(help);
  }

  /**
   * @param candidates parameters of each overload, and a bracket
   */
  private static String taken(String candidates) {
    String all = candidates.substring(0, candidates.length() - 1);
    return all.equals(EQUAL_TYPES)
        ? "both sides must be of one type"
        : "it takes " + all.replace("),(", ") or (").replace("),", ") or ").replace("%", "");
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
