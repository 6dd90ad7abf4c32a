package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelOpaque;
import dev.ephor.document.Value;
import java.util.List;

/**
 * What expressions of image policies ask about images: the hidden variable that their functions
 * find in the evaluation they are called from. Answers are values or errors. Belongs to one thread.
 */
public interface ImageQuestions extends CelOpaque {
  /** Name of the variable; no expression can write it. */
  String VARIABLE = "$images";

  /**
   * How many of the attestors have signed the image; none of an image the policy is not for.
   *
   * @param call the evaluation, whose variables may tell what an attestor is known by
   */
  Value signatures(CelCall call, String image, List<Value> attestors);

  /** How many of the attestors have signed statements of a kind about the image. */
  Value statements(CelCall call, String image, Value attestation, List<Value> attestors);

  /** The content of a statement that was verified before. */
  Value payload(String image, Value attestation);

  /** Manifest and configuration of the image. */
  Value data(String image);

  @Override
  default String typeName() {
    return "images";
  }
}
