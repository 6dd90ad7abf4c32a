package dev.ephor.engine.image;

import dev.ephor.document.NullNode;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.ImageExtractor;
import dev.ephor.engine.scope.ImageInventory;
import dev.ephor.engine.scope.NamedScope;
import java.util.List;
import java.util.Map;

/**
 * Finds the images a rule is about: at the places its author names for the kind, else where
 * Kubernetes keeps them. As a binder it makes them the variable {@code images}.
 *
 * @param custom places by kind
 */
record ImageLocator(Map<String, List<ImageExtractor>> custom) implements Binder {
  ImageLocator {
    custom = Map.copyOf(custom);
  }

  /** A resource that is deleted has no images that anybody would run. */
  ImageInventory find(EvaluationContext context) {
    if (context.attributes().object() == NullNode.NULL) {
      return ImageInventory.Images.NONE;
    }
    String kind = context.attributes().kind().kind();
    List<ImageExtractor> places = custom.get(kind);
    return ImageExtractor.find(
        context.attributes().subject(), places == null ? ImageExtractor.known(kind) : places);
  }

  @Override
  public EvaluationContext bind(EvaluationContext context) {
    return custom.containsKey(context.attributes().kind().kind())
        ? context.withScope(new NamedScope(context.scope(), "images", find(context).variable()))
        : context;
  }
}
