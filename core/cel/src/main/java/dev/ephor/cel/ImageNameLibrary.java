package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Optional;
import java.util.function.Function;

/** Kyverno's functions that take image references apart; they ask no registry. */
final class ImageNameLibrary implements CelLibrary {
  @Override
  public String name() {
    return "kyverno image references";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(ImageName.TYPE);
    CelFunction parse =
        (call, a) -> {
          String text = Arguments.text(a[0]);
          if (!Arguments.chargeTraversal(call, text.length())) {
            return call.stopped();
          }
          Optional<ImageName> image = ImageName.parse(text);
          return image.isPresent()
              ? image.get()
              : CelError.of("could not parse reference: " + text);
        };
    to.function("image", "(string) -> " + ImageName.TYPE, parse);
    to.function("parseImageReference", "(string) -> " + ImageName.TYPE, parse);
    CelFunction test =
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return Arguments.chargeTraversal(call, text.length())
              ? BoolNode.of(ImageName.parse(text).isPresent())
              : call.stopped();
        };
    to.function("isImage", "(string) -> bool", test);
    part(to, "registry", ImageName::registry);
    part(to, "repository", ImageName::repository);
    part(to, "identifier", ImageName::identifier);
    part(to, "identifierWithSeparator", ImageName::identifierWithSeparator);
    part(to, "tag", ImageName::tag);
    part(to, "digest", ImageName::digest);
    to.function(
        "containsDigest",
        ImageName.TYPE + ".() -> bool",
        (_, a) -> BoolNode.of(!image(a[0]).digest().isEmpty()));
  }

  private static void part(CelDeclarations to, String name, Function<ImageName, String> part) {
    to.function(
        name, ImageName.TYPE + ".() -> string", (_, a) -> StringNode.of(part.apply(image(a[0]))));
  }

  private static ImageName image(Value value) {
    return (ImageName) value;
  }
}
