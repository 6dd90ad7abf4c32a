package dev.ephor.lint;

import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Findings of one part of a policy, gathered kind by kind: what holds for all kinds is reported as
 * it is, what holds for some names them.
 */
final class SubjectFindings {
  private static final String ASK_FIRST =
      "not every kind of the policy has it: ask for the kind first";

  private final List<Subject> subjects;
  private final boolean isComplete;

  /**
   * One finding for one kind.
   *
   * @param needsAll whether it is none when it does not hold for all kinds
   */
  record Finding(
      LintCode code, SourceLocation at, String message, Optional<String> help, boolean needsAll) {
    Finding(LintCode code, SourceLocation at, String message, Optional<String> help) {
      this(code, at, message, help, false);
    }
  }

  private record Key(LintCode code, int line, int column, String message) {}

  private record Held(Subject subject, Finding finding) {}

  private final Map<Key, List<Held>> held = new LinkedHashMap<>();

  SubjectFindings(List<Subject> subjects, boolean isComplete) {
    this.subjects = subjects;
    this.isComplete = isComplete;
  }

  List<Subject> subjects() {
    return subjects;
  }

  void add(Subject subject, Finding finding) {
    Key key =
        new Key(finding.code(), finding.at().line(), finding.at().column(), finding.message());
    held.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Held(subject, finding));
  }

  /** What is wrong for all subjects, with the words of the first, as findings about another one. */
  void reportTo(Subject other, SubjectFindings to) {
    Map<Key, List<Held>> places = new LinkedHashMap<>();
    held.forEach((key, same) ->
        places
            .computeIfAbsent(
                new Key(key.code(), key.line(), key.column(), ""), _ -> new ArrayList<>())
            .addAll(same));
    long all = subjects.stream().distinct().count();
    for (List<Held> same : places.values()) {
      if (same.stream().map(Held::subject).distinct().count() == all) {
        to.add(other, same.getFirst().finding());
      }
    }
  }

  void reportTo(Warnings warnings) {
    for (List<Held> same : held.values()) {
      Set<String> labels = new LinkedHashSet<>();
      same.forEach(each -> labels.add(each.subject().label()));
      Set<String> all = new LinkedHashSet<>();
      subjects.forEach(each -> all.add(each.label()));
      Finding first = same.getFirst().finding();
      boolean isOfAll = isComplete && labels.size() == all.size();
      if (isOfAll || (!first.needsAll() && labels.contains(""))) {
        warnings.add(first.code(), first.at(), first.message(), first.help());
      } else if (!first.needsAll()) {
        String kinds = " (`" + String.join("`, `", labels) + "`)";
        Optional<String> help =
            first.code() == LintCode.UNKNOWN_FIELD ? Optional.of(ASK_FIRST) : first.help();
        warnings.add(first.code(), first.at(), first.message() + kinds, help);
      }
    }
  }
}
