package dev.ephor.cli.print;

import dev.ephor.cli.terminal.Terminal;
import dev.ephor.engine.outcome.RuleOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Paints text for terminals, or leaves it as it is. */
public enum Colour {
  ON,
  OFF;

  private static final char ESCAPE = '\u001b';

  /** When to paint. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    public static Optional<When> of(String word) {
      return Arrays.stream(values()).filter(when -> when.word().equals(word)).findFirst();
    }

    public static List<String> words() {
      return Arrays.stream(values()).map(When::word).toList();
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Colours for the output: what was asked for, else NO_COLOR, else whether somebody watches. */
  public static Colour forOutput(When when, Terminal terminal) {
    return switch (when) {
      case ALWAYS -> ON;
      case NEVER -> OFF;
      case AUTO -> {
        boolean unwanted = !terminal.environment().variable("NO_COLOR").isEmpty();
        boolean dumb = terminal.environment().variable("TERM").equals("dumb");
        yield !unwanted && !dumb && terminal.environment().screen().outIsTerminal() ? ON : OFF;
      }
    };
  }

  public String red(String text) {
    return paint("31", text);
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String yellow(String text) {
    return paint("33", text);
  }

  public String cyan(String text) {
    return paint("36", text);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String of(RuleOutcome outcome, String text) {
    return switch (outcome) {
      case RuleOutcome.Pass _ -> green(text);
      case RuleOutcome.Fail _, RuleOutcome.Error _ -> red(text);
      case RuleOutcome.Warn _ -> yellow(text);
      case RuleOutcome.Skip _ -> cyan(text);
    };
  }

  private String paint(String code, String text) {
    return this == OFF || text.isEmpty() ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
  }
}
