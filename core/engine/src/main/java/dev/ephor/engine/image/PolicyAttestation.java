package dev.ephor.engine.image;

import dev.ephor.cel.CelOpaque;
import dev.ephor.engine.library.PolicyLibraries;
import dev.ephor.engine.port.ImageVerification.Kind;

/** A value of {@code attestations}: statements that an ImageValidatingPolicy looks for. */
public record PolicyAttestation(String name, Kind kind, String type) implements CelOpaque {
  @Override
  public String typeName() {
    return PolicyLibraries.ATTESTATION;
  }

  @Override
  public String toString() {
    return "attestation " + name;
  }
}
