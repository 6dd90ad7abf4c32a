package dev.ephor.report;

import dev.ephor.engine.outcome.RuleOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings that are known and accepted, and what remains new. A finding is known by its rule, its
 * resource and the field, not by lines; numbers of list elements do not count, so an element added
 * in front of another changes nothing. Errors are never known: an undecided rule says nothing.
 *
 * <p>Belongs to one thread.
 */
public final class Baseline {

  /**
   * One known finding.
   *
   * @param count how often it was found: the same field in several elements of a list
   */
  public record Known(String fingerprint, String rule, String resource, String field, int count) {}

  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, Integer> left = new HashMap<>();
  private int accepted = 0;

  public Baseline(List<Known> findings) {
    for (Known one : findings) {
      known.put(one.fingerprint(), one);
      left.merge(one.fingerprint(), one.count(), Integer::sum);
    }
  }

  /** Whether the entry is a finding that is known; each is accepted as often as it was known. */
  public boolean accepts(Entry entry) {
    if (!isFinding(entry)) {
      return false;
    }
    String name = nameOf(entry);
    int remaining = left.getOrDefault(name, 0);
    if (remaining <= 0) {
      return false;
    }
    left.put(name, remaining - 1);
    accepted++;
    return true;
  }

  /** Number of findings that {@link #accepts} said yes to. */
  public int accepted() {
    return accepted;
  }

  /** Number of known findings that were not found any more. */
  public int gone() {
    return left.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether the entry can be in a baseline: a violation or a warning. */
  public static boolean isFinding(Entry entry) {
    return switch (entry.outcome()) {
      case RuleOutcome.Fail _, RuleOutcome.Warn _ -> true;
      case RuleOutcome.Pass _, RuleOutcome.Skip _, RuleOutcome.Error _ -> false;
    };
  }

  /** What to keep of findings, in the order of rules and resources. */
  public static List<Known> of(List<Entry> entries) {
    Map<String, Known> out = new TreeMap<>();
    for (Entry entry : entries) {
      if (isFinding(entry)) {
        String field = fieldOf(entry);
        String resource = resourceOf(entry);
        String key = entry.ruleId() + "\0" + resource + "\0" + field;
        Known one = new Known(nameOf(entry), entry.ruleId(), resource, field, 1);
        out.merge(key, one, (before, _) -> withOneMore(before));
      }
    }
    return List.copyOf(out.values());
  }

  private static Known withOneMore(Known one) {
    return new Known(one.fingerprint(), one.rule(), one.resource(), one.field(), one.count() + 1);
  }

  private static String nameOf(Entry entry) {
    return Fingerprint.of(
        entry.result().policy().id().kind().kind(),
        entry.ruleId(),
        resourceOf(entry),
        fieldOf(entry));
  }

  /** The resource without its API version, which changes while the resource stays the same. */
  private static String resourceOf(Entry entry) {
    Subject subject = entry.subject();
    String apiVersion = subject.apiVersion();
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash) + "/";
    return group + subject.path();
  }

  private static String fieldOf(Entry entry) {
    StringBuilder out = new StringBuilder();
    String[] tokens = entry.place().path().split("/", -1);
    for (int i = 1; i < tokens.length; i++) {
      boolean index = !tokens[i].isEmpty() && tokens[i].chars().allMatch(c -> c >= '0' && c <= '9');
      out.append('/').append(index ? "*" : tokens[i]);
    }
    return out.toString();
  }
}
