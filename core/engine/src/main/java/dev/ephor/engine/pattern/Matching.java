package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State of one match. It is written to only when something does not match, so that a match that
 * passes costs one small object: the path of a failure is collected on the way back up, last key
 * first. A failure that turns out not to count (in an existence anchor or in a skipped element) is
 * simply overwritten by the next one.
 *
 * <p>Used by one thread.
 */
final class Matching {
  /** Longest text of a resource's value that a reason repeats. */
  private static final int SHOWN_MAX = 200;

  private final @Nullable PatternTrace trace;
  private final @Nullable List<String> resourcePath;

  /** Keys from the failure upwards. */
  private final List<String> upwards = new ArrayList<>(0);

  private String template = "";
  private String expected = "";
  private @Nullable Node actual = null;

  Matching() {
    this.trace = null;
    this.resourcePath = null;
  }

  Matching(PatternTrace trace) {
    this.trace = trace;
    this.resourcePath = new ArrayList<>();
  }

  /** Notes why a comparison failed; {@code expected} fills the reason in when it is printed. */
  Outcome fail(String reason, String wanted, @Nullable Node found) {
    upwards.clear();
    template = reason;
    expected = wanted;
    actual = found;
    return Outcome.FAIL;
  }

  Outcome error(String reason) {
    fail(reason, "", null);
    return Outcome.ERROR;
  }

  /** Notes that the failure lies below {@code key}. */
  Outcome below(String key, Outcome outcome) {
    upwards.add(key);
    return outcome;
  }

  Outcome below(int index, Outcome outcome) {
    upwards.add(Integer.toString(index));
    return outcome;
  }

  void enter(String key) {
    if (resourcePath != null) {
      resourcePath.add(key);
    }
  }

  void enter(int index) {
    if (resourcePath != null) {
      resourcePath.add(Integer.toString(index));
    }
  }

  void leave() {
    if (resourcePath != null) {
      resourcePath.removeLast();
    }
  }

  boolean isTraced() {
    return trace != null;
  }

  void visited(PatternPlace place, @Nullable Node found, Outcome outcome) {
    if (trace == null || resourcePath == null) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (String token : resourcePath) {
      path.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    trace.visited(
        new PatternTrace.Visit(
            place.path(),
            path.toString(),
            place.depth(),
            place.anchor(),
            place.written(),
            Optional.ofNullable(found),
            outcome.shown()));
  }

  PatternResult result(Outcome outcome) {
    return switch (outcome) {
      case PASS -> PatternResult.PASS;
      case FAIL -> new PatternResult.Fail(path(), reason());
      case CONDITION, GLOBAL ->
          new PatternResult.Skip("anchor does not hold at " + path() + ": " + reason());
      case ERROR -> new PatternResult.Undecided("at " + path() + ": " + reason());
    };
  }

  private String path() {
    StringBuilder out = new StringBuilder("/");
    for (int i = upwards.size() - 1; i >= 0; i--) {
      out.append(upwards.get(i)).append('/');
    }
    return out.toString();
  }

  private String reason() {
    return template.replace("%wanted", expected).replace("%found", shown(actual));
  }

  private static String shown(@Nullable Node node) {
    if (node == null) {
      return "nothing";
    }
    String text = node.toString().replace('\n', ' ');
    return "`" + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text) + "`";
  }
}
