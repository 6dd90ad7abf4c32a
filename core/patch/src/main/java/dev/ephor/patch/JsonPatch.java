package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.NearestName;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON Patch (RFC 6902), checked once and applied any number of times. Immutable. */
public final class JsonPatch {
  /** Operations in one patch. */
  public static final int OPERATIONS_MAX = 10_000;

  private static final List<String> NAMES =
      List.of("add", "remove", "replace", "move", "copy", "test");

  private final List<PatchOperation> operations;

  private JsonPatch(List<PatchOperation> operations) {
    this.operations = List.copyOf(operations);
  }

  /**
   * A patch, or what is wrong with it.
   *
   * @param patch empty if and only if there are diagnostics
   */
  public record Compilation(Optional<JsonPatch> patch, List<Diagnostic> diagnostics) {
    public Compilation {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  public static JsonPatch of(List<? extends PatchOperation> operations) {
    return new JsonPatch(new ArrayList<>(operations));
  }

  public static Compilation compile(Node source) {
    return compile(Fragment.synthetic(source));
  }

  /** Reads the patch and reports every mistake at its place. */
  public static Compilation compile(Fragment source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<PatchOperation> operations = new ArrayList<>();
    if (!(source.node() instanceof ArrayNode array)) {
      diagnostics.add(
          Diagnostic.error(
              PatchCodes.MALFORMED,
              source.at(),
              "JSON patch is not an array but " + article(source.node())));
    } else if (array.size() > OPERATIONS_MAX) {
      diagnostics.add(
          Diagnostic.error(
              PatchCodes.MALFORMED,
              source.at(),
              "JSON patch has more than " + OPERATIONS_MAX + " operations"));
    } else {
      for (Fragment element : source.children()) {
        operation(element, diagnostics).ifPresent(operations::add);
      }
    }
    return diagnostics.isEmpty()
        ? new Compilation(Optional.of(new JsonPatch(operations)), List.of())
        : new Compilation(Optional.empty(), diagnostics);
  }

  private static Optional<PatchOperation> operation(Fragment source, List<Diagnostic> diagnostics) {
    if (!(source.node() instanceof ObjectNode object)) {
      diagnostics.add(
          Diagnostic.error(
              PatchCodes.MALFORMED,
              source.at(),
              "operation is not an object but " + article(source.node())));
      return Optional.empty();
    }
    int before = diagnostics.size();
    Optional<String> name = text(source, "op", diagnostics);
    if (name.isPresent() && !NAMES.contains(name.get())) {
      diagnostics.add(
          Diagnostic.error(
                  PatchCodes.UNKNOWN_OPERATION,
                  source.child("op").orElse(source).at(),
                  "unknown operation `" + name.get() + "`")
              .withHelp(NearestName.help(name.get(), NAMES)));
      return Optional.empty();
    }
    Optional<JsonPointer> path = pointer(source, "path", diagnostics);
    String op = name.orElse("");
    boolean needsFrom = op.equals("move") || op.equals("copy");
    Optional<JsonPointer> from =
        needsFrom ? pointer(source, "from", diagnostics) : Optional.of(JsonPointer.ROOT);
    boolean needsValue = op.equals("add") || op.equals("replace") || op.equals("test");
    Node value = object.get("value");
    if (needsValue && value == null) {
      diagnostics.add(missing(source, "value"));
    }
    if (diagnostics.size() > before || path.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (op) {
          case "add" -> new PatchOperation.Add(path.get(), object.getOr("value", source.node()));
          case "replace" ->
              new PatchOperation.Replace(path.get(), object.getOr("value", source.node()));
          case "test" -> new PatchOperation.Test(path.get(), object.getOr("value", source.node()));
          case "move" -> new PatchOperation.Move(from.get(), path.get());
          case "copy" -> new PatchOperation.Copy(from.get(), path.get());
          default -> new PatchOperation.Remove(path.get());
        });
  }

  private static Optional<JsonPointer> pointer(
      Fragment source, String member, List<Diagnostic> diagnostics) {
    Optional<String> text = text(source, member, diagnostics);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonPointer> pointer =
        hasBadEscape(text.get()) ? Optional.empty() : JsonPointer.parse(text.get());
    if (pointer.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  PatchCodes.POINTER,
                  source.child(member).orElse(source).at(),
                  "`" + text.get() + "` is not a JSON pointer")
              .withHelp(
                  "a pointer begins with `/`; `~` is written `~0` and `/` within a name `~1`"));
    }
    return pointer;
  }

  private static boolean hasBadEscape(String text) {
    for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
      if (i + 1 == text.length() || (text.charAt(i + 1) != '0' && text.charAt(i + 1) != '1')) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> text(
      Fragment source, String member, List<Diagnostic> diagnostics) {
    Optional<Fragment> found = source.child(member);
    if (found.isEmpty()) {
      diagnostics.add(missing(source, member));
      return Optional.empty();
    }
    if (found.get().node() instanceof StringNode(String text)) {
      return Optional.of(text);
    }
    diagnostics.add(
        Diagnostic.error(
            PatchCodes.MALFORMED,
            found.get().at(),
            "`" + member + "` is not a string but " + article(found.get().node())));
    return Optional.empty();
  }

  private static Diagnostic missing(Fragment source, String member) {
    return Diagnostic.error(PatchCodes.MALFORMED, source.at(), "operation has no `" + member + "`");
  }

  private static String article(Node node) {
    String name = node.typeName();
    boolean vowel = name.startsWith("a") || name.startsWith("o");
    return name.equals("null") ? name : (vowel ? "an " : "a ") + name;
  }

  public List<PatchOperation> operations() {
    return operations;
  }

  public boolean isEmpty() {
    return operations.isEmpty();
  }

  /** All operations in order; the first that does not fit ends it. */
  public PatchResult apply(Node root, JsonPatchMode mode) {
    return JsonPatchRun.apply(this, root, mode);
  }

  public PatchResult apply(Node root) {
    return apply(root, JsonPatchMode.STRICT);
  }

  /** The patch in its JSON form. */
  public ArrayNode toNode() {
    List<Node> out = new ArrayList<>();
    for (PatchOperation operation : operations) {
      String path = operation.path().toString();
      out.add(
          switch (operation) {
            case PatchOperation.Add(_, Node value) -> form("add", path).put("value", value).build();
            case PatchOperation.Replace(_, Node value) ->
                form("replace", path).put("value", value).build();
            case PatchOperation.Test(_, Node value) ->
                form("test", path).put("value", value).build();
            case PatchOperation.Remove _ -> form("remove", path).build();
            case PatchOperation.Move(JsonPointer from, _) ->
                form("move", path).put("from", from.toString()).build();
            case PatchOperation.Copy(JsonPointer from, _) ->
                form("copy", path).put("from", from.toString()).build();
          });
    }
    return ArrayNode.of(out);
  }

  private static ObjectNode.Builder form(String op, String path) {
    return ObjectNode.builder().put("op", op).put("path", path);
  }
}
