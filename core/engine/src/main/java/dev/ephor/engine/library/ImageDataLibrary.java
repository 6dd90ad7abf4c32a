package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelLibrary;

/** {@code image.GetMetadata}: manifest, configuration and resolved reference of an image. */
final class ImageDataLibrary implements CelLibrary {
  @Override
  public String name() {
    return "image data";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(World.IMAGE_DATA);
    Question.declare(
        to,
        "GetMetadata",
        World.IMAGE_DATA,
        "(string) -> dyn",
        (world, a) ->
            Question.orError(
                "failed to get image data", world.lookups().imageData(Question.text(a[1]))));
  }
}
