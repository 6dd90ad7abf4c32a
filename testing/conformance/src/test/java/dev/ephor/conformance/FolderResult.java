package dev.ephor.conformance;

import dev.ephor.conformance.Corpus.Answer;
import dev.ephor.conformance.Corpus.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Kyverno's command and ours say about one folder of public cases.
 *
 * @param kyverno results of Kyverno's command without a network
 */
record FolderResult(String folder, Count kyverno, Count ephor, Verdict verdict) {
  private static final Answer NOTHING = new Answer(Count.NONE, "");

  /** All folders, in the order of their names. */
  static List<FolderResult> of(Corpus corpus) throws IOException {
    Map<String, Answer> answers = corpus.run();
    Map<String, Difference> differences = Difference.byFolder();
    List<FolderResult> out = new ArrayList<>();
    for (Map.Entry<String, Count> entry : corpus.expected().entrySet()) {
      String folder = entry.getKey();
      Answer answer = answers.getOrDefault(folder, NOTHING);
      boolean equal = answer.count().equals(entry.getValue());
      Difference difference = differences.get(folder);
      Verdict verdict;
      if (!answer.later().isEmpty()) {
        verdict = new Verdict.Later(answer.later());
      } else if (difference == null) {
        verdict = equal ? new Verdict.Same() : new Verdict.Unexplained();
      } else {
        verdict = equal ? new Verdict.Gone() : new Verdict.Differs(difference);
      }
      out.add(new FolderResult(folder, entry.getValue(), answer.count(), verdict));
    }
    return List.copyOf(out);
  }

  boolean is(Class<? extends Verdict> kind) {
    return kind.isInstance(verdict);
  }

  /** The collection and the folder below it: {@code policies/pod-security}. */
  String area() {
    int second = folder.indexOf('/', folder.indexOf('/') + 1);
    return second < 0 ? folder : folder.substring(0, second);
  }

  /** True where Kyverno's own command fails results because it finds no registry. */
  boolean needsRegistry() {
    return kyverno.failed() > 0;
  }

  @Override
  public String toString() {
    return folder + ": Kyverno " + kyverno + "; Ephor " + ephor;
  }
}
