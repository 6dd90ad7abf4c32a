package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelOpaque;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import java.util.Map;

/**
 * {@code resource.Get}, {@code List}, {@code Post} and {@code ToGVR}. In policies of a namespace
 * they name no namespace and reach their own alone.
 */
final class ResourceLibrary implements CelLibrary {
  private static final String KIND = "schema.GroupVersionResource";
  private static final String LABELS = "map(string, string)";
  private static final String OBJECT = "map(string, dyn)";

  private final boolean namespaced;

  ResourceLibrary(boolean namespaced) {
    this.namespaced = namespaced;
  }

  /** What {@code ToGVR} yields. */
  private record Resource(GroupVersionResource resource) implements CelOpaque {
    @Override
    public String typeName() {
      return KIND;
    }
  }

  @Override
  public String name() {
    return namespaced ? "resource in a namespace" : "resource";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(World.RESOURCE);
    to.opaqueType(KIND);
    for (boolean typed : new boolean[] {false, true}) {
      String what = (typed ? KIND : "string, string") + (namespaced ? "" : ", string");
      // Dynamic, so that policies can compare it with null.
      ask(to, "Get", "(" + what + ", string) -> dyn", (world, a) -> get(world, a, typed));
      ask(to, "List", "(" + what + ") -> " + OBJECT, (world, a) -> list(world, a, typed, Map.of()));
      ask(
          to,
          "List",
          "(" + what + ", " + LABELS + ") -> " + OBJECT,
          (world, a) -> list(world, a, typed, Question.texts(a[a.length - 1])));
    }
    ask(to, "Post", "(string, string, " + OBJECT + ") -> " + OBJECT, (world, a) -> post(world, a));
    if (!namespaced) {
      String signature = "(string, string, string, " + OBJECT + ") -> " + OBJECT;
      ask(to, "Post", signature, (world, a) -> post(world, a));
    }
    ask(to, "ToGVR", "(string, string) -> " + KIND, ResourceLibrary::kind);
  }

  private static void ask(CelDeclarations to, String name, String parameters, Question question) {
    Question.declare(to, name, World.RESOURCE, parameters, question);
  }

  private static GroupVersionResource resource(Value[] a, boolean typed) {
    return typed ? ((Resource) a[1]).resource() : resource(a);
  }

  private static GroupVersionResource resource(Value[] a) {
    GroupVersionKind group = GroupVersionKind.of(Question.text(a[1]), "");
    return new GroupVersionResource(group.group(), group.version(), Question.text(a[2]));
  }

  /** The argument behind the type, or the policy's own namespace. */
  private String namespace(World world, Value[] a, boolean typed) {
    return namespaced ? world.namespace() : Question.text(a[typed ? 2 : 3]);
  }

  private Value get(World world, Value[] a, boolean typed) {
    Value found =
        world
            .lookups()
            .resource(
                resource(a, typed), namespace(world, a, typed), Question.text(a[a.length - 1]));
    return Question.isMissing(found)
        ? NullNode.NULL
        : Question.orError("failed to get resource", found);
  }

  private Value list(World world, Value[] a, boolean typed, Map<String, String> labels) {
    return Question.orError(
        "failed to list resource",
        world.lookups().resources(resource(a, typed), namespace(world, a, typed), labels));
  }

  private Value post(World world, Value[] a) {
    String namespace = namespaced ? world.namespace() : a.length == 5 ? Question.text(a[3]) : "";
    return CelJson.toNode(a[a.length - 1]) instanceof Node body
        ? Question.orError(
            "failed to create resource", world.lookups().create(resource(a), namespace, body))
        : CelError.of("failed to create resource: the data is not JSON");
  }

  private static Value kind(World world, Value[] a) {
    GroupVersionKind kind = GroupVersionKind.of(Question.text(a[1]), Question.text(a[2]));
    Value plural = world.lookups().plural(kind);
    return plural instanceof StringNode(String name)
        ? new Resource(new GroupVersionResource(kind.group(), kind.version(), name))
        : Question.orError("failed to map kind to resource", plural);
  }
}
