package dev.ephor.engine;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.ImageVerification;
import java.util.List;

/**
 * A registry of one case: images by reference, each with {@code digest}, {@code signers} (texts
 * that stand in the settings of a signer) and {@code statements} by type. Of other images nothing
 * is known.
 */
record CaseImages(ObjectNode images) implements ImageVerification {
  @Override
  public Answer signature(Wanted wanted) {
    return signed(wanted, List.of());
  }

  @Override
  public Answer statements(Wanted wanted, Kind kind, String type) {
    ObjectNode byType = images.object(wanted.image().reference()).object("statements");
    if (images.has(wanted.image().reference()) && !byType.has(type)) {
      return new Answer.Rejected("no statement of type " + type);
    }
    List<Node> statements = byType.array(type).asList();
    return signed(wanted, statements);
  }

  private Answer signed(Wanted wanted, List<Node> statements) {
    String reference = wanted.image().reference();
    if (!images.has(reference)) {
      return UNREACHABLE.signature(wanted);
    }
    ObjectNode image = images.object(reference);
    boolean signed =
        wanted.signer().isEmpty()
            || image.array("signers").asList().stream()
                .anyMatch(mark -> holds(wanted.signer().get(), mark));
    return signed
        ? new Answer.Verified(image.text("digest", ""), statements)
        : new Answer.Rejected("no matching signatures");
  }

  private static boolean holds(Signer signer, Node mark) {
    return mark instanceof StringNode(String text) && signer.settings().toString().contains(text);
  }
}
