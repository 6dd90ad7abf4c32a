package dev.ephor.engine.mutate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.pattern.Pattern;
import dev.ephor.engine.pattern.PatternResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of patchStrategicMerge: held against a resource it becomes a strategic merge patch
 * without anchors. Condition anchors say for which part of the resource the values beside them are
 * meant, add anchors which values are set only where there are none. Immutable.
 */
sealed interface Overlay {

  /**
   * @param resource the value at the same place of the resource; Java null when there is none
   */
  Resolved resolve(@Nullable Node resource);

  /** Whether an anchor stands at this place or below. */
  boolean anchored();

  /** The patch for one place. */
  sealed interface Resolved {
    Resolved NOTHING = new Nothing();

    record Patch(Node node) implements Resolved {}

    /** There is nothing to change here. */
    record Nothing() implements Resolved {}

    /**
     * A condition does not hold.
     *
     * @param global whether that stops the whole rule instead of the part around it
     */
    record NotMeant(boolean global, String reason) implements Resolved {}
  }

  /** A value that is set as it is. */
  record Leaf(Node value) implements Overlay {
    @Override
    public Resolved resolve(@Nullable Node resource) {
      return new Resolved.Patch(value);
    }

    @Override
    public boolean anchored() {
      return false;
    }
  }

  /** An object: conditions, and members to set. */
  record Fields(List<Guard> guards, List<Member> members, boolean anchored) implements Overlay {
    public Fields {
      guards = List.copyOf(guards);
      members = List.copyOf(members);
    }

    /** A key with a condition anchor and its value, as a pattern for the object around it. */
    record Guard(Pattern pattern, boolean global) {}

    /**
     * @param onlyIfAbsent whether the key has an add anchor
     */
    record Member(String key, Overlay value, boolean onlyIfAbsent) {}

    @Override
    public Resolved resolve(@Nullable Node resource) {
      Node seen = resource == null ? ObjectNode.EMPTY : resource;
      for (Guard guard : guards) {
        switch (guard.pattern().match(seen)) {
          case PatternResult.Pass _ -> {}
          case PatternResult.Fail(_, String reason) -> {
            return new Resolved.NotMeant(guard.global(), reason);
          }
          case PatternResult.Skip(String reason) -> {
            return new Resolved.NotMeant(guard.global(), reason);
          }
          case PatternResult.Undecided(String reason) -> {
            return new Resolved.NotMeant(guard.global(), reason);
          }
        }
      }
      ObjectNode object = seen instanceof ObjectNode found ? found : ObjectNode.EMPTY;
      ObjectNode.Builder out = ObjectNode.builder();
      for (Member member : members) {
        if (member.onlyIfAbsent() && object.has(member.key())) {
          continue;
        }
        switch (member.value().resolve(object.get(member.key()))) {
          case Resolved.Patch(Node node) -> out.put(member.key(), node);
          case Resolved.Nothing _ -> {}
          case Resolved.NotMeant notMeant -> {
            return notMeant;
          }
        }
      }
      return out.size() == 0 && anchored ? Resolved.NOTHING : new Resolved.Patch(out.build());
    }
  }

  /** A list of objects of which one has an anchor: each is held against each element. */
  record Elements(List<Overlay> overlays) implements Overlay {
    private static final String MERGE_KEY = "name";

    public Elements {
      overlays = List.copyOf(overlays);
    }

    @Override
    public boolean anchored() {
      return true;
    }

    @Override
    public Resolved resolve(@Nullable Node resource) {
      ArrayNode elements = resource instanceof ArrayNode array ? array : ArrayNode.EMPTY;
      List<Node> out = new ArrayList<>();
      for (Overlay overlay : overlays) {
        Resolved stopped = resolve(overlay, elements, out);
        if (stopped instanceof Resolved.NotMeant) {
          return stopped;
        }
      }
      return out.isEmpty() ? Resolved.NOTHING : new Resolved.Patch(ArrayNode.of(out));
    }

    private static Resolved resolve(Overlay overlay, ArrayNode elements, List<Node> out) {
      if (!overlay.anchored() || !(overlay instanceof Fields fields)) {
        if (overlay.resolve(null) instanceof Resolved.Patch(Node node)) {
          out.add(node);
        }
        return Resolved.NOTHING;
      }
      String named = name(fields);
      if (named != null) {
        return one(overlay, find(elements, named), out);
      }
      Resolved.NotMeant stopped = null;
      boolean meant = false;
      for (Node element : elements) {
        switch (overlay.resolve(element)) {
          case Resolved.Patch(Node node) -> {
            meant = true;
            out.add(keyed(node, element));
          }
          case Resolved.Nothing _ -> meant = true;
          case Resolved.NotMeant notMeant -> stopped = notMeant.global() ? notMeant : stopped;
        }
      }
      return stopped != null && !meant ? stopped : Resolved.NOTHING;
    }

    private static Resolved one(Overlay overlay, @Nullable Node element, List<Node> out) {
      return switch (overlay.resolve(element)) {
        case Resolved.Patch(Node node) -> {
          out.add(node);
          yield Resolved.NOTHING;
        }
        case Resolved.Nothing nothing -> nothing;
        case Resolved.NotMeant notMeant -> notMeant.global() ? notMeant : Resolved.NOTHING;
      };
    }

    /** The name that the overlay itself gives to the element it is for. */
    private static @Nullable String name(Fields fields) {
      for (Fields.Member member : fields.members()) {
        if (member.key().equals(MERGE_KEY)
            && !member.onlyIfAbsent()
            && member.value() instanceof Leaf(StringNode(String text))) {
          return text;
        }
      }
      return null;
    }

    private static @Nullable Node find(ArrayNode elements, String name) {
      for (Node element : elements) {
        if (element instanceof ObjectNode object && object.text(MERGE_KEY, "").equals(name)) {
          return element;
        }
      }
      return null;
    }

    /** The patch with the name of the element it was made for, so that the merge finds it. */
    private static Node keyed(Node patch, Node element) {
      if (patch instanceof ObjectNode object
          && element instanceof ObjectNode original
          && original.get(MERGE_KEY) instanceof StringNode name
          && !object.has(MERGE_KEY)) {
        return object.with(MERGE_KEY, name);
      }
      return patch;
    }
  }
}
