package dev.ephor.cli.lint;

import dev.ephor.document.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Repairs that a help writes out: {@code write `object.spec.?replicas.orValue(0)`} about {@code
 * `object.spec.replicas`}. Made only when the mended text is the quoted one with a default, the
 * quoted one stands once on the line and is a whole expression there, and the quotes of the YAML
 * value stay what they are.
 */
final class MendedExpression {
  private static final String LEAD = "write `";

  private MendedExpression() {}

  static Optional<Repair> of(Diagnostic found, SourceLines text) {
    Optional<String> mended = found.help().flatMap(MendedExpression::written);
    List<String> quoted = SourceLines.quoted(found.message());
    if (mended.isEmpty() || quoted.isEmpty()) {
      return Optional.empty();
    }
    String wrong = quoted.getFirst();
    String line = text.line(found.at().line());
    int at = line.indexOf(wrong);
    boolean fits =
        at >= 0
            && line.indexOf(wrong, at + 1) < 0
            && hasDefault(mended.get(), wrong)
            && isWhole(line, at, at + wrong.length())
            && keepsQuotes(line.substring(0, at), mended.get());
    return fits
        ? Optional.of(
            new Repair(
                new SourceLines.Span(found.at().line(), at, at + wrong.length()), mended.get()))
        : Optional.empty();
  }

  private static Optional<String> written(String help) {
    int end = help.lastIndexOf('`');
    return help.startsWith(LEAD) && end == help.length() - 1 && end > LEAD.length()
        ? Optional.of(help.substring(LEAD.length(), end))
        : Optional.empty();
  }

  private static boolean hasDefault(String mended, String wrong) {
    String plain = mended.replace(".?", ".").replace("[?", "[");
    return plain.startsWith(wrong + ".orValue(")
        || mended.startsWith(wrong + " || ")
        || mended.startsWith("(" + wrong + " || ");
  }

  private static boolean isWhole(String line, int from, int to) {
    char before = from == 0 ? ' ' : line.charAt(from - 1);
    char after = to == line.length() ? ' ' : line.charAt(to);
    return !SourceLines.isWord(before)
        && before != '.'
        && !SourceLines.isWord(after)
        && ".[(?".indexOf(after) < 0;
  }

  private static boolean keepsQuotes(String before, String mended) {
    return (mended.indexOf('"') < 0 || before.indexOf('"') < 0)
        && (mended.indexOf('\'') < 0 || before.indexOf('\'') < 0)
        && (mended.indexOf('`') < 0 || before.indexOf('`') < 0)
        && !mended.contains(": ")
        && !mended.contains(" #");
  }
}
