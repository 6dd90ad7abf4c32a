package dev.ephor.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The mistakes found while one document is read, up to {@link #LIMIT}. Reading goes on after a
 * mistake, so that its author sees all of them at once. Not safe for use by several threads.
 *
 * <p>Codes are made of a prefix that names the area ({@code POL}, {@code CLI}) and a number of
 * three digits. {@link FieldReader} uses the numbers of {@link StructureMistake}, which mean the
 * same in every area; other numbers belong to the area.
 */
public final class Findings {
  /** Most diagnostics that are kept for one document. */
  public static final int LIMIT = 100;

  private final String prefix;
  private final boolean kept;
  private final List<Diagnostic> found = new ArrayList<>();
  private int dropped = 0;

  private Findings(String prefix, boolean kept) {
    this.prefix = prefix;
    this.kept = kept;
  }

  public Findings(String prefix) {
    this(prefix, true);
  }

  /** Findings that nobody asks for: what is missing below a value that is missing itself. */
  Findings ignored() {
    return new Findings(prefix, false);
  }

  public String prefix() {
    return prefix;
  }

  /** Keeps the diagnostic, with its texts as one line each and long user text shortened. */
  public void add(Diagnostic diagnostic) {
    if (!kept) {
      return;
    }
    if (isFull()) {
      dropped++;
    } else {
      found.add(
          new Diagnostic(
              diagnostic.code(),
              diagnostic.severity(),
              diagnostic.at(),
              Excerpt.shortened(diagnostic.message()),
              diagnostic.help().map(Excerpt::shortened)));
    }
  }

  /** Whether further diagnostics are only counted, so that no work need be put into them. */
  boolean isFull() {
    return !kept || found.size() >= LIMIT;
  }

  /** Counts a mistake that will not be shown. */
  void drop() {
    dropped++;
  }

  /** Adds an error whose code is the prefix and {@code number}. */
  public void error(int number, SourceLocation at, String message) {
    add(Diagnostic.error(code(number), at, message));
  }

  /** Adds an error with a line on what to do about it. */
  public void error(int number, SourceLocation at, String message, String help) {
    add(Diagnostic.error(code(number), at, message).withHelp(help));
  }

  /** The full code of {@code number}, for example {@code POL003}. */
  public String code(int number) {
    return prefix + String.format(Locale.ROOT, "%03d", number);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** A function: comparators put together from lambdas are linked at every start. */
  private static int byPlace(Diagnostic one, Diagnostic other) {
    int lines = Integer.compare(one.at().line(), other.at().line());
    int columns = Integer.compare(one.at().column(), other.at().column());
    int places = lines != 0 ? lines : columns;
    return places != 0 ? places : one.code().compareTo(other.code());
  }

  /** All diagnostics by line and column; when some did not fit, the last one says how many. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> out = new ArrayList<>(found);
    if (out.size() > 1) {
      out.sort(Findings::byPlace);
    }
    if (dropped > 0) {
      SourceLocation last = out.get(out.size() - 1).at();
      int number = StructureMistake.TOO_MANY_MISTAKES.number();
      out.add(Diagnostic.error(code(number), last, dropped + " more mistakes are not shown"));
    }
    return List.copyOf(out);
  }
}
