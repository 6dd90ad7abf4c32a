package dev.ephor.engine.podsecurity;

import dev.ephor.document.ObjectNode;
import java.util.Optional;

/** The pod in a resource: the resource itself, or the template it makes pods from. */
public record PodTemplate(ObjectNode metadata, ObjectNode spec) {

  /** The template of a resource; empty when it makes no pods. */
  public static Optional<PodTemplate> of(ObjectNode resource) {
    return switch (resource.text("kind", "")) {
      case "Pod" -> in(resource);
      case "CronJob" ->
          in(resource.object("spec").object("jobTemplate").object("spec").object("template"));
      default -> in(resource.object("spec").object("template"));
    };
  }

  private static Optional<PodTemplate> in(ObjectNode template) {
    return template.get("spec") instanceof ObjectNode spec
        ? Optional.of(new PodTemplate(template.object("metadata"), spec))
        : Optional.empty();
  }
}
