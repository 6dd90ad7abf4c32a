package dev.ephor.engine.mutate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.pattern.Anchor;
import dev.ephor.engine.pattern.AnchoredKey;
import dev.ephor.engine.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the anchors of patchStrategicMerge; variables are resolved before. */
final class OverlayCompiler {
  private final Consumer<Diagnostic> mistakes;

  OverlayCompiler(Consumer<Diagnostic> mistakes) {
    this.mistakes = mistakes;
  }

  Overlay compile(Fragment source) {
    return switch (source.node()) {
      case ObjectNode _ -> fields(source);
      case ArrayNode array -> {
        List<Overlay> elements = source.children().stream().map(this::compile).toList();
        yield elements.stream().anyMatch(Overlay::anchored)
            ? new Overlay.Elements(elements)
            : new Overlay.Leaf(array);
      }
      case NullNode node -> new Overlay.Leaf(node);
      case BoolNode node -> new Overlay.Leaf(node);
      case NumberNode node -> new Overlay.Leaf(node);
      case StringNode node -> new Overlay.Leaf(node);
    };
  }

  private Overlay fields(Fragment source) {
    List<Overlay.Fields.Guard> guards = new ArrayList<>();
    List<Overlay.Fields.Member> members = new ArrayList<>();
    boolean anchored = false;
    for (Fragment member : source.children()) {
      AnchoredKey key = AnchoredKey.parse(member.name());
      boolean adds = key.is(Anchor.ADD);
      if (key.anchor().isPresent() && !adds) {
        guard(member, key, guards);
        anchored = true;
        continue;
      }
      Overlay value = compile(member);
      anchored |= adds || value.anchored();
      members.add(new Overlay.Fields.Member(key.name(), value, adds));
    }
    return new Overlay.Fields(guards, members, anchored);
  }

  private void guard(Fragment member, AnchoredKey key, List<Overlay.Fields.Guard> guards) {
    boolean plain = key.is(Anchor.CONDITION) || key.is(Anchor.GLOBAL);
    String name = plain ? key.name() : member.name();
    Fragment pattern = member.withNode(ObjectNode.of(name, member.node()));
    switch (Pattern.compile(pattern)) {
      case Pattern.Compiled.Ready(Pattern ready) ->
          guards.add(new Overlay.Fields.Guard(ready, key.is(Anchor.GLOBAL)));
      case Pattern.Compiled.Broken(var diagnostics) -> diagnostics.forEach(mistakes);
    }
  }
}
