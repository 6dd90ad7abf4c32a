package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles one pattern and collects its mistakes. */
final class PatternCompiler {
  private static final int DEPTH_MAX = 64;
  private static final int DIAGNOSTICS_MAX = 50;

  /** Maps below {@code metadata} whose keys may be wildcards. */
  private static final Set<String> WILDCARD_MAPS = Set.of("labels", "annotations");

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private String rootPath = "";

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  PatternNode compile(Fragment pattern) {
    rootPath = pattern.pointer().toString();
    return node(pattern, Optional.empty(), new Above(0, "", ""));
  }

  /** What a node must know of the nodes above it. */
  private record Above(int depth, String parent, String name) {
    Above child(String key) {
      return new Above(depth + 1, name, key);
    }

    boolean takesWildcards() {
      return parent.equals("metadata") && WILDCARD_MAPS.contains(name);
    }
  }

  private PatternNode node(Fragment at, Optional<Anchor> anchor, Above above) {
    String path = at.pointer().toString().substring(rootPath.length());
    PatternPlace place = new PatternPlace(path, above.depth, anchor, at.node());
    if (above.depth > DEPTH_MAX) {
      report("PTN003", at, "pattern is nested more than " + DEPTH_MAX + " levels deep");
      return new ScalarPattern(place, ScalarCondition.of(NullNode.NULL));
    }
    return switch (at.node()) {
      case ObjectNode _ -> map(at, place, above);
      case ArrayNode _ -> list(at, place, above);
      case NullNode scalar -> new ScalarPattern(place, ScalarCondition.of(scalar));
      case BoolNode scalar -> new ScalarPattern(place, ScalarCondition.of(scalar));
      case NumberNode scalar -> new ScalarPattern(place, ScalarCondition.of(scalar));
      case StringNode scalar -> new ScalarPattern(place, ScalarCondition.of(scalar));
    };
  }

  private ListPattern list(Fragment at, PatternPlace place, Above above) {
    List<PatternNode> elements = new ArrayList<>();
    for (Fragment child : at.children()) {
      elements.add(node(child, Optional.empty(), above.child("")));
    }
    return new ListPattern(place, elements);
  }

  private MapPattern map(Fragment at, PatternPlace place, Above above) {
    List<Fragment> sorted = new ArrayList<>(at.children());
    sorted.sort(Comparator.comparing(Fragment::name));
    List<EntryPattern> anchors = new ArrayList<>();
    Deque<EntryPattern> others = new ArrayDeque<>();
    for (Fragment child : sorted) {
      AnchoredKey key = AnchoredKey.parse(child.name());
      check(child, key);
      PatternNode value = node(child, key.anchor(), above.child(key.name()));
      EntryPattern entry = EntryPattern.of(key, above.takesWildcards(), value);
      if (entry.isAnchored() && !key.is(Anchor.GLOBAL)) {
        anchors.add(entry);
      } else if (entry.isAnchored() || value.hasAnchors()) {
        // In front of those found before: the reference walks these backwards.
        others.addFirst(entry);
      } else {
        others.addLast(entry);
      }
    }
    return new MapPattern(place, anchors, List.copyOf(others));
  }

  private void check(Fragment child, AnchoredKey key) {
    if (key.is(Anchor.ADD)) {
      report(
          "PTN001",
          child,
          "anchor `+(...)` of `" + key.name() + "` has no meaning in a validate pattern");
    }
    if (!key.is(Anchor.EXISTENCE)) {
      return;
    }
    if (!(child.node() instanceof ArrayNode list)) {
      report("PTN002", child, "existence anchor of `" + key.name() + "` needs a list of maps");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof ObjectNode)) {
        report("PTN002", child, "existence anchor of `" + key.name() + "` needs a list of maps");
        return;
      }
    }
  }

  private void report(String code, Fragment at, String message) {
    if (diagnostics.size() < DIAGNOSTICS_MAX) {
      diagnostics.add(Diagnostic.error(code, at.keyAt(), message));
    }
  }
}
