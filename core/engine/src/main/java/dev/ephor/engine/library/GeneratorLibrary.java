package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** {@code generator.Apply}: notes resources that are to be created. */
final class GeneratorLibrary implements CelLibrary {
  private static final String OBJECTS = "list(map(string, dyn))";

  private final boolean namespaced;

  GeneratorLibrary(boolean namespaced) {
    this.namespaced = namespaced;
  }

  @Override
  public String name() {
    return namespaced ? "generator in a namespace" : "generator";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(Generator.TYPE);
    String parameters = namespaced ? "(" + OBJECTS + ")" : "(string, " + OBJECTS + ")";
    for (String name : new String[] {"Apply", "apply"}) {
      to.contextFunction(name, Generator.TYPE + "." + parameters + " -> bool", this::apply);
    }
  }

  private Value apply(CelCall call, Value[] a) {
    Generator generator = (Generator) a[0];
    String namespace = namespaced ? generator.namespace() : ((StringNode) a[1]).value();
    Value list = CelJson.toNode(a[a.length - 1]);
    if (!(list instanceof ArrayNode objects)) {
      return CelError.of("failed to generate resources: the data is not JSON");
    }
    for (Node object : objects) {
      if (!(object instanceof ObjectNode resource)) {
        return CelError.of("failed to generate resources: " + object.typeName() + " is no object");
      }
      if (!call.charge(1)) {
        return call.stopped();
      }
      if (!generator.add(resource, namespace)) {
        return CelError.of("failed to generate resources: there are too many");
      }
    }
    return BoolNode.TRUE;
  }
}
