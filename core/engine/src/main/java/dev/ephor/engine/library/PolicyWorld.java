package dev.ephor.engine.library;

import dev.ephor.cel.CelActivation;
import dev.ephor.document.Value;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.scope.Allowances;
import dev.ephor.engine.scope.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * Binds the variables that functions asking the world are called on.
 *
 * @param namespace of the policy; empty for cluster-wide ones
 */
public record PolicyWorld(String namespace) implements Binder {
  @Override
  public EvaluationContext bind(EvaluationContext context) {
    return context.withActivation(
        new Activation(
            Allowances.NONE.over(context.activation()),
            context.lookups(),
            namespace,
            new Generator(namespace)));
  }

  private record Activation(
      CelActivation outer, Lookups lookups, String namespace, Generator generator)
      implements CelActivation {
    @Override
    public @Nullable Value find(String name) {
      return switch (name) {
        case "resource" -> new World(World.RESOURCE, lookups, namespace);
        case "http" -> new World(World.HTTP, lookups, namespace);
        case "globalContext" -> new World(World.GLOBAL_CONTEXT, lookups, namespace);
        case "image" -> new World(World.IMAGE_DATA, lookups, namespace);
        case "generator" -> generator;
        default -> outer.find(name);
      };
    }
  }
}
