package dev.ephor.report;

import java.util.Set;

/** Where the codes of diagnostics are explained: one page for each area. */
public final class DiagnosticPages {
  /** The folder of the pages, relative to the project. */
  private static final String FOLDER = "docs/diagnostics/";

  /** Areas of the engine, which share a page. */
  private static final Set<String> ENGINE = Set.of("CMP", "PTN", "RUN", "MUT", "GEN", "LKP");

  private DiagnosticPages() {}

  /** Path of the page that explains a code, such as {@code docs/diagnostics/CEL.md}. */
  public static String of(String code) {
    int digits = 0;
    while (digits < code.length() && !Character.isDigit(code.charAt(digits))) {
      digits++;
    }
    String area = code.substring(0, digits);
    return FOLDER + (ENGINE.contains(area) ? "ENGINE" : area) + ".md";
  }
}
