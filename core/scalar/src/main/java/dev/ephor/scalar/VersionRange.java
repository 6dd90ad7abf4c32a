package dev.ephor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on versions in the language of github.com/blang/semver, which Kyverno's {@code
 * semver_compare} takes: comparisons separated by spaces must all hold, {@code ||} separates
 * alternatives, {@code x} in place of minor or patch stands for any number. Immutable.
 */
public final class VersionRange {
  private enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  private record Comparison(Operator operator, SemanticVersion version) {
    boolean holds(SemanticVersion candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }

  private static final int TEXT_MAX = 1024;

  private final List<List<Comparison>> alternatives;

  private VersionRange(List<List<Comparison>> alternatives) {
    this.alternatives = alternatives;
  }

  public boolean contains(SemanticVersion version) {
    for (List<Comparison> all : alternatives) {
      boolean holds = true;
      for (Comparison one : all) {
        holds = holds && one.holds(version);
      }
      if (holds) {
        return true;
      }
    }
    return false;
  }

  /** The range that {@code text} writes, or empty when it is none. */
  public static Optional<VersionRange> parse(String text) {
    if (text.length() > TEXT_MAX) {
      return Optional.empty();
    }
    List<List<Comparison>> alternatives = new ArrayList<>();
    List<Comparison> current = new ArrayList<>();
    String pending = "";
    for (String word : text.split(" ", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (word.equals("||")) {
        if (current.isEmpty() || !pending.isEmpty()) {
          return Optional.empty();
        }
        alternatives.add(List.copyOf(current));
        current.clear();
        continue;
      }
      pending += word;
      if (!isOperator(word)) {
        if (!addComparisons(current, pending)) {
          return Optional.empty();
        }
        pending = "";
      }
    }
    if (current.isEmpty() || !pending.isEmpty()) {
      return Optional.empty();
    }
    alternatives.add(List.copyOf(current));
    return Optional.of(new VersionRange(List.copyOf(alternatives)));
  }

  private static boolean isOperator(String word) {
    return operatorLength(word) == word.length();
  }

  private static int operatorLength(String word) {
    int length = 0;
    while (length < word.length() && (word.charAt(length) < '0' || word.charAt(length) > '9')) {
      length++;
    }
    return length;
  }

  private static boolean addComparisons(List<Comparison> out, String word) {
    int split = operatorLength(word);
    String symbol = word.substring(0, split);
    String version = word.substring(split);
    if (version.indexOf('x') >= 0 && version.indexOf('-') < 0 && version.indexOf('+') < 0) {
      return addWildcard(out, symbol, version);
    }
    Operator operator = operator(symbol);
    SemanticVersion parsed = VersionReader.read(version);
    if (operator == null || parsed == null) {
      return false;
    }
    out.add(new Comparison(operator, parsed));
    return true;
  }

  private static @Nullable Operator operator(String symbol) {
    return switch (symbol) {
      case "", "=", "==" -> Operator.EQUAL;
      case "!", "!=" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      default -> null;
    };
  }

  /** Writes {@code 1.x} as the two comparisons that bound it. */
  private static boolean addWildcard(List<Comparison> out, String symbol, String version) {
    String[] parts = version.split("\\.", -1);
    boolean minor = parts.length == 2 && parts[1].equals("x");
    // The reference reads 1.x.x as 1.0.x.
    boolean patch = parts.length == 3 && parts[2].equals("x");
    if (!minor && !patch) {
      return false;
    }
    String middle = minor || parts[1].equals("x") ? "0" : parts[1];
    SemanticVersion low = VersionReader.read(parts[0] + "." + middle + ".0");
    if (low == null) {
      return false;
    }
    SemanticVersion high =
        minor
            ? SemanticVersion.release(low.major() + 1, 0, 0)
            : SemanticVersion.release(low.major(), low.minor() + 1, 0);
    if (high.compareTo(low) <= 0) {
      return false;
    }
    switch (symbol) {
      case ">" -> out.add(new Comparison(Operator.GREATER_OR_EQUAL, high));
      case ">=" -> out.add(new Comparison(Operator.GREATER_OR_EQUAL, low));
      case "<" -> out.add(new Comparison(Operator.LESS, low));
      case "<=" -> out.add(new Comparison(Operator.LESS, high));
      case "!", "!=" -> {
        // Both bounds at once, which no version meets: the reference does the same.
        out.add(new Comparison(Operator.LESS, low));
        out.add(new Comparison(Operator.GREATER_OR_EQUAL, high));
      }
      default -> {
        out.add(new Comparison(Operator.GREATER_OR_EQUAL, low));
        out.add(new Comparison(Operator.LESS, high));
      }
    }
    return true;
  }
}
