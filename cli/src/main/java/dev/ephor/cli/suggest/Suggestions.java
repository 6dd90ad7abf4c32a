package dev.ephor.cli.suggest;

import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Said;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.policy.Conditions;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingPolicy;
import dev.ephor.report.Entry;
import dev.ephor.report.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Suggests repairs of violations of patterns and comparisons, as a patch of the files. A repair is
 * suggested only after the changed file was read and judged again: the rule passes and no other
 * rule fails that did not fail before.
 */
public final class Suggestions {
  private static final long BYTES_MAX = 4 << 20;

  /** Where the pattern of a rule may begin: the resource, or the pod that it makes. */
  private static final List<String> ROOTS =
      List.of("", "/spec/template", "/spec/jobTemplate/spec/template");

  private final List<PolicyReadResult> policies;
  private final Evaluator evaluator;
  private final ResourceReader reader;
  private final Terminal terminal;
  private int repaired = 0;

  public Suggestions(
      List<PolicyReadResult> policies,
      Evaluator evaluator,
      ResourceReader reader,
      Terminal terminal) {
    this.policies = List.copyOf(policies);
    this.evaluator = evaluator;
    this.reader = reader;
    this.terminal = terminal;
  }

  /** One file as it is. */
  private record Source(String name, List<String> lines, List<Resource> resources) {}

  /** Prints a patch of all files, and how many violations it repairs. */
  public void print(List<Entry> entries) {
    Map<String, List<Entry>> byFile = new LinkedHashMap<>();
    int violations = 0;
    for (Entry entry : entries) {
      if (entry.outcome() instanceof RuleOutcome.Fail) {
        violations++;
        byFile.computeIfAbsent(entry.subject().at().file(), _ -> new ArrayList<>()).add(entry);
      }
    }
    byFile.forEach((file, failed) -> source(file).ifPresent(source -> print(source, failed)));
    if (violations > 0) {
      String all = violations == 1 ? "1 violation" : violations + " violations";
      String tried = repaired == 0 ? "" : "; the patch was tried";
      terminal.err().println(repaired + " of " + all + " can be repaired in one way" + tried);
    }
  }

  private Optional<Source> source(String name) {
    Path path = terminal.environment().resolve(name);
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > BYTES_MAX) {
        return Optional.empty();
      }
      String text = Files.readString(path);
      // Other line ends would have to stand in the patch as well.
      if (!text.endsWith("\n") || text.indexOf('\r') >= 0) {
        return Optional.empty();
      }
      List<String> lines = text.lines().toList();
      return Optional.of(new Source(name, lines, resources(name, lines)));
    } catch (IOException e) {
      // What could not be read was told when it was judged.
      return Optional.empty();
    }
  }

  private List<Resource> resources(String name, List<String> lines) {
    byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    InputFile file =
        new InputFile(new InputFile.Origin.Stream(new ByteArrayInputStream(content)), name, false);
    List<Diagnostic> problems = new ArrayList<>();
    List<Resource> out = reader.readAll(new InputPaths.Found(List.of(file), List.of()), problems);
    return problems.isEmpty() ? out : List.of();
  }

  private void print(Source source, List<Entry> failed) {
    List<Edit> accepted = List.of();
    for (Entry entry : failed) {
      Optional<List<Edit>> more = repair(source, entry, accepted);
      if (more.isPresent()) {
        accepted = more.get();
        repaired++;
      }
    }
    if (!accepted.isEmpty()) {
      String patch = new UnifiedDiff(source.lines(), accepted).render(source.name());
      terminal.out().print(Fields.plain(patch));
    }
  }

  /** The edits with those that repair the entry, if there are such. */
  private Optional<List<Edit>> repair(Source source, Entry entry, List<Edit> accepted) {
    Optional<Node> pattern = pattern(entry.result());
    int index = indexOf(source, entry);
    if (pattern.isEmpty() || index < 0) {
      return Optional.empty();
    }
    Fragment whole = source.resources().get(index).source().fragment();
    for (String root : ROOTS) {
      Optional<Fragment> start = below(whole, root);
      List<Change> changes =
          start.map(value -> PatternRepair.of(value, pattern.get())).orElse(List.of());
      List<Edit> edits = new ArrayList<>(accepted);
      for (Change change : changes) {
        Edit.of(change, source.lines()).filter(edit -> !edits.contains(edit)).ifPresent(edits::add);
      }
      UnifiedDiff diff = new UnifiedDiff(source.lines(), edits);
      if (!changes.isEmpty() && !diff.clashes() && passes(source, diff, index, entry)) {
        return Optional.of(edits);
      }
    }
    return Optional.empty();
  }

  private static Optional<Fragment> below(Fragment whole, String root) {
    Optional<Fragment> at = Optional.of(whole);
    for (String token : JsonPointer.parse(root).orElse(JsonPointer.ROOT).tokens()) {
      at = at.flatMap(value -> value.child(token));
    }
    return at;
  }

  private static int indexOf(Source source, Entry entry) {
    for (int i = 0; i < source.resources().size(); i++) {
      Fragment whole = source.resources().get(i).source().fragment();
      if (whole.at().line() == entry.subject().at().line()
          && whole.at().column() == entry.subject().at().column()) {
        return i;
      }
    }
    return -1;
  }

  /** What the rule asks for, as a pattern; empty when it leaves a choice. */
  private Optional<Node> pattern(RuleResult result) {
    for (PolicyReadResult read : policies) {
      Optional<Policy> found =
          read.policy().filter(policy -> policy.meta().id().equals(result.policy().id()));
      if (found.isPresent() && found.get() instanceof RulePolicy policy) {
        for (Rule rule : policy.spec().rules()) {
          // Rules that are made from another one stand where it stands.
          if (rule.source().at().line() == result.at().line()
              && rule.body() instanceof RuleBody.Validate validate) {
            return pattern(validate.check());
          }
        }
      } else if (found.isPresent() && found.get() instanceof ValidatingPolicy policy) {
        return Comparisons.of(policy.validations(), policy.variables());
      }
    }
    return Optional.empty();
  }

  private static Optional<Node> pattern(RuleBody.Check check) {
    return switch (check) {
      case RuleBody.PatternCheck(Fragment pattern) -> Optional.of(pattern.node());
      case RuleBody.DenyCheck(Optional<Conditions> conditions) ->
          conditions.flatMap(Comparisons::of);
      case RuleBody.CelCheck cel -> Comparisons.of(cel.expressions(), cel.variables());
      // Of several patterns any could be met.
      case RuleBody.AnyPatternCheck(List<Fragment> patterns) ->
          patterns.stream().limit(patterns.size() == 1 ? 1 : 0).map(Fragment::node).findFirst();
      case RuleBody.ForeachCheck(List<RuleBody.Foreach> loops) -> Comparisons.ofLoops(loops);
      case RuleBody.PodSecurityCheck _, RuleBody.ManifestsCheck _, RuleBody.NoCheck _ ->
          Optional.empty();
    };
  }

  private boolean passes(Source source, UnifiedDiff diff, int index, Entry entry) {
    List<Resource> changed = resources(source.name(), diff.applied());
    if (changed.size() != source.resources().size()) {
      return false;
    }
    Set<String> before = new HashSet<>();
    for (RuleResult result : judged(source.resources().get(index))) {
      if (isBad(result)) {
        before.add(nameOf(result));
      }
    }
    boolean passed = false;
    for (RuleResult result : judged(changed.get(index))) {
      if (isBad(result) && !before.contains(nameOf(result))) {
        return false;
      }
      passed |=
          nameOf(result).equals(nameOf(entry.result()))
              && result.outcome() instanceof RuleOutcome.Pass;
    }
    return passed;
  }

  private List<RuleResult> judged(Resource resource) {
    return evaluator.evaluate(resource).stream().map(Said::result).toList();
  }

  private static boolean isBad(RuleResult result) {
    return switch (result.outcome()) {
      case RuleOutcome.Fail _, RuleOutcome.Warn _, RuleOutcome.Error _ -> true;
      case RuleOutcome.Pass _, RuleOutcome.Skip _ -> false;
    };
  }

  private static String nameOf(RuleResult result) {
    return result.policy().id() + "/" + result.rule();
  }
}
