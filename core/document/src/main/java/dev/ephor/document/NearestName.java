package dev.ephor.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {
  private static final int LONGEST_NAME = 64;

  private NearestName() {}

  /** The candidate with the fewest edits, if it is near enough to be a likely misspelling. */
  public static Optional<String> of(String name, Collection<String> candidates) {
    return within(name, candidates, Math.max(1, name.length() / 3));
  }

  /**
   * As {@link #of}, with at most {@code limit} edits: for names that may also be right as they are.
   */
  public static Optional<String> within(String name, Collection<String> candidates, int limit) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance
          || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code did you mean `x`?} for {@link Diagnostic#withHelp(Optional)}. */
  public static Optional<String> help(String name, Collection<String> candidates) {
    return of(name, candidates).map(found -> "did you mean `" + found + "`?");
  }

  /** Edits (insert, delete, replace, swap of neighbours) that lead from one text to the other. */
  private static int distance(String from, String to) {
    if (from.length() > LONGEST_NAME || to.length() > LONGEST_NAME) {
      return from.equals(to) ? 0 : LONGEST_NAME;
    }
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int step(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
