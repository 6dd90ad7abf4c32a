package dev.ephor.engine.image;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelMap;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.Value;
import dev.ephor.engine.library.ImageQuestions;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.port.ImageVerification.Access;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ImageValidatingPolicy knows of images: which it is for, how to find them, whom to trust.
 * As a binder it makes them the variables {@code images}, {@code attestors} and {@code
 * attestations}. Immutable and shared by threads.
 *
 * @param extractors expressions that give lists of images, by the name they have in {@code images}
 */
public record PolicyImages(
    ImageFilter filter,
    Map<String, CelProgram> extractors,
    List<PolicyAttestor> attestors,
    List<PolicyAttestation> attestations,
    Access access)
    implements Binder {
  public PolicyImages {
    extractors = new LinkedHashMap<>(extractors);
    attestors = List.copyOf(attestors);
    attestations = List.copyOf(attestations);
  }

  @Override
  public EvaluationContext bind(EvaluationContext context) {
    return context.withActivation(
        new Activation(context.activation(), new ImageWorld(this, context)));
  }

  private record Activation(CelActivation outer, ImageWorld world) implements CelActivation {
    @Override
    public @Nullable Value find(String name) {
      return switch (name) {
        case ImageQuestions.VARIABLE -> world;
        case "images" -> world.images();
        case "attestors" -> world.policy().attestorMap();
        case "attestations" -> world.policy().attestationMap();
        default -> outer.find(name);
      };
    }
  }

  private Value attestorMap() {
    Map<String, Value> out = new LinkedHashMap<>();
    attestors.forEach(attestor -> out.put(attestor.name(), attestor));
    return CelMap.ofTexts(out);
  }

  private Value attestationMap() {
    Map<String, Value> out = new LinkedHashMap<>();
    attestations.forEach(attestation -> out.put(attestation.name(), attestation));
    return CelMap.ofTexts(out);
  }
}
