package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application of a JSON Patch. Each step rebuilds the containers on the way to its place and
 * shares everything else. A step that does not fit returns Java null and leaves the reason in
 * {@link #failure}.
 */
final class JsonPatchRun {
  private static final int LONGEST_SHOWN = 60;

  /** Deeper trees would endanger the stack of whoever walks them. */
  private static final int DEEPEST_PATH = 500;

  /** Elements that adding at a far index may create in lenient mode. */
  private static final int LARGEST_GAP = 1_000;

  private final JsonPatchMode mode;
  private final int number;
  private PatchResult.@Nullable Failed failure;

  private JsonPatchRun(JsonPatchMode mode, int number) {
    this.mode = mode;
    this.number = number;
  }

  static PatchResult apply(JsonPatch patch, Node root, JsonPatchMode mode) {
    Node node = root;
    int number = 0;
    for (PatchOperation operation : patch.operations()) {
      JsonPatchRun run = new JsonPatchRun(mode, number++);
      Node next = run.step(node, operation);
      if (next == null) {
        return run.failed();
      }
      node = next;
    }
    return new PatchResult.Patched(node);
  }

  private PatchResult failed() {
    return failure != null
        ? failure
        : new PatchResult.Failed(PatchCodes.NO_SUCH_PLACE, number, "", "operation does not fit");
  }

  private @Nullable Node step(Node root, PatchOperation operation) {
    if (operation.path().tokens().size() > DEEPEST_PATH) {
      return fail(PatchCodes.TOO_DEEP, "", "path has more than " + DEEPEST_PATH + " steps");
    }
    return switch (operation) {
      case PatchOperation.Add(JsonPointer path, Node value) -> add(root, path, value);
      case PatchOperation.Remove(JsonPointer path) -> remove(root, path);
      case PatchOperation.Replace(JsonPointer path, Node value) ->
          edit(root, path, 0, new Edit.Replace(value));
      case PatchOperation.Test(JsonPointer path, Node value) -> test(root, path, value);
      case PatchOperation.Copy(JsonPointer from, JsonPointer path) -> {
        Node value = find(root, from);
        yield value == null ? null : edit(root, path, 0, new Edit.Add(value, false));
      }
      case PatchOperation.Move(JsonPointer from, JsonPointer path) -> move(root, from, path);
    };
  }

  private @Nullable Node add(Node root, JsonPointer path, Node value) {
    return edit(root, path, 0, new Edit.Add(value, true));
  }

  private @Nullable Node remove(Node root, JsonPointer path) {
    if (path.tokens().isEmpty()) {
      return fail(PatchCodes.NO_SUCH_PLACE, "", "the whole document cannot be removed");
    }
    return edit(root, path, 0, new Edit.Remove());
  }

  private @Nullable Node move(Node root, JsonPointer from, JsonPointer path) {
    List<String> source = from.tokens();
    List<String> target = path.tokens();
    if (source.size() < target.size() && target.subList(0, source.size()).equals(source)) {
      return fail(PatchCodes.NO_SUCH_PLACE, path.toString(), "a value cannot be moved into itself");
    }
    Node value = find(root, from);
    if (value == null || source.equals(target)) {
      return value == null ? null : root;
    }
    Node without = edit(root, from, 0, new Edit.RemoveExisting());
    return without == null ? null : edit(without, path, 0, new Edit.Add(value, false));
  }

  private @Nullable Node test(Node root, JsonPointer path, Node value) {
    Node found = find(root, path);
    if (found == null) {
      return mode == JsonPatchMode.LENIENT && value instanceof NullNode ? root : null;
    }
    if (!found.equals(value)) {
      return fail(
          PatchCodes.TEST_FAILED,
          path.toString(),
          "value is `" + shown(found) + "` and not `" + shown(value) + "`");
    }
    return root;
  }

  private static String shown(Node node) {
    String text = JsonWriter.compact().write(node);
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private @Nullable Node find(Node root, JsonPointer path) {
    Node node = root;
    List<String> tokens = path.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Node next =
          switch (node) {
            case ObjectNode object -> object.get(tokens.get(i));
            case ArrayNode array -> {
              int index = index(array, tokens.get(i), array.size() - 1);
              yield index < 0 ? null : array.get(index);
            }
            case NullNode _, BoolNode _, NumberNode _, StringNode _ -> null;
          };
      if (next == null) {
        return noPlace(path, i);
      }
      node = next;
    }
    return node;
  }

  /** What is done at the end of a path. */
  private sealed interface Edit {
    /**
     * @param creates whether lenient mode makes what is missing on the way
     */
    record Add(Node value, boolean creates) implements Edit {}

    record Replace(Node value) implements Edit {}

    record Remove() implements Edit {}

    /** As {@link Remove}, but what is not there is a failure in every mode. */
    record RemoveExisting() implements Edit {}
  }

  /** The node with the edit made at the rest of the path from {@code depth} on. */
  private @Nullable Node edit(Node node, JsonPointer path, int depth, Edit edit) {
    List<String> tokens = path.tokens();
    if (depth == tokens.size()) {
      return switch (edit) {
        case Edit.Add(Node value, _) -> value;
        case Edit.Replace(Node value) -> value;
        case Edit.Remove _, Edit.RemoveExisting _ -> node;
      };
    }
    boolean last = depth == tokens.size() - 1;
    return switch (node) {
      case ObjectNode object ->
          last ? member(object, path, edit) : inMember(object, path, depth, edit);
      case ArrayNode array ->
          last ? element(array, path, edit) : inElement(array, path, depth, edit);
      case NullNode _, BoolNode _, NumberNode _, StringNode _ ->
          ignoresMissing(edit) ? node : noPlace(path, depth);
    };
  }

  private @Nullable Node member(ObjectNode object, JsonPointer path, Edit edit) {
    String key = path.tokens().get(path.tokens().size() - 1);
    return switch (edit) {
      case Edit.Add(Node value, _) -> object.with(key, value);
      case Edit.Replace(Node value) -> object.has(key) ? object.with(key, value) : noPlace(path);
      case Edit.Remove _, Edit.RemoveExisting _ -> {
        if (object.has(key)) {
          yield object.without(key);
        }
        yield ignoresMissing(edit) ? object : noPlace(path);
      }
    };
  }

  private @Nullable Node inMember(ObjectNode object, JsonPointer path, int depth, Edit edit) {
    String key = path.tokens().get(depth);
    Node child = object.get(key);
    if (child == null || (child instanceof NullNode && creates(edit))) {
      if (ignoresMissing(edit)) {
        return object;
      }
      if (!creates(edit)) {
        return noPlace(path, depth);
      }
      child = emptyFor(path.tokens().get(depth + 1));
    }
    Node changed = edit(child, path, depth + 1, edit);
    return changed == null ? null : object.with(key, changed);
  }

  private @Nullable Node element(ArrayNode array, JsonPointer path, Edit edit) {
    String token = path.tokens().get(path.tokens().size() - 1);
    if (edit instanceof Edit.Add(Node value, _)) {
      int size = array.size();
      int index = token.equals("-") ? size : insertionIndex(token, size);
      return index < 0 ? noPlace(path) : array.insert(index, value);
    }
    int index = index(array, token, array.size() - 1);
    if (index < 0) {
      return ignoresMissing(edit) ? array : noPlace(path);
    }
    return edit instanceof Edit.Replace(Node value)
        ? array.with(index, value)
        : array.without(index);
  }

  /** Where an element is inserted, up to the end of the array, or -1. */
  private int insertionIndex(String token, int size) {
    if (mode == JsonPatchMode.LENIENT && token.startsWith("-")) {
      int back = JsonPointer.arrayIndex(token.substring(1));
      return back < 1 ? -1 : size + 1 - back;
    }
    int index = JsonPointer.arrayIndex(token);
    return index > size ? -1 : index;
  }

  private static ArrayNode filled(ArrayNode array, int size) {
    ArrayNode out = array;
    while (out.size() < size) {
      out = out.insert(out.size(), NullNode.NULL);
    }
    return out;
  }

  private @Nullable Node inElement(ArrayNode array, JsonPointer path, int depth, Edit edit) {
    String token = path.tokens().get(depth);
    int index = index(array, token, array.size() - 1);
    if (index >= 0) {
      Node changed = edit(array.get(index), path, depth + 1, edit);
      return changed == null ? null : array.with(index, changed);
    }
    if (ignoresMissing(edit)) {
      return array;
    }
    int next = JsonPointer.arrayIndex(token);
    if (!creates(edit) || next < array.size() || next > array.size() + LARGEST_GAP) {
      return noPlace(path, depth);
    }
    Node made = edit(emptyFor(path.tokens().get(depth + 1)), path, depth + 1, edit);
    return made == null ? null : filled(array, next).insert(next, made);
  }

  private boolean creates(Edit edit) {
    return mode == JsonPatchMode.LENIENT && edit instanceof Edit.Add(_, boolean creates) && creates;
  }

  private boolean ignoresMissing(Edit edit) {
    return mode == JsonPatchMode.LENIENT && edit instanceof Edit.Remove;
  }

  /** What is made for the next step of the path: an array up to the index, or an object. */
  private static Node emptyFor(String token) {
    int index = JsonPointer.arrayIndex(token);
    if (index >= 0) {
      return filled(ArrayNode.EMPTY, index > LARGEST_GAP ? 0 : index);
    }
    return token.equals("-") ? ArrayNode.EMPTY : ObjectNode.EMPTY;
  }

  /** Index that the token names, up to {@code last}, or -1. */
  private int index(ArrayNode array, String token, int last) {
    int index = JsonPointer.arrayIndex(token);
    if (index < 0 && mode == JsonPatchMode.LENIENT && token.startsWith("-")) {
      int back = JsonPointer.arrayIndex(token.substring(1));
      return back < 1 || back > array.size() ? -1 : array.size() - back;
    }
    return index > last ? -1 : index;
  }

  private @Nullable Node noPlace(JsonPointer path) {
    return noPlace(path, path.tokens().size() - 1);
  }

  private @Nullable Node noPlace(JsonPointer path, int depth) {
    String at = new JsonPointer(path.tokens().subList(0, depth + 1)).toString();
    return fail(PatchCodes.NO_SUCH_PLACE, at, "there is nothing at `" + at + "`");
  }

  private @Nullable Node fail(String code, String path, String message) {
    failure = new PatchResult.Failed(code, number, path, message);
    return null;
  }
}
