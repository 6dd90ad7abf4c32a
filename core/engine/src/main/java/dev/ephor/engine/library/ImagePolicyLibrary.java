package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelList;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;

/** The functions that expressions of ImageValidatingPolicies have besides those of all policies. */
final class ImagePolicyLibrary implements CelLibrary {
  @Override
  public String name() {
    return "image verification";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(PolicyLibraries.ATTESTOR).opaqueType(PolicyLibraries.ATTESTATION);
    declare(
        to,
        "verifyImageSignatures",
        "(string, list(dyn)) -> int",
        (world, call, a) -> world.signatures(call, Question.text(a[0]), list(a[1])));
    declare(
        to,
        "verifyAttestationSignatures",
        "(string, dyn, list(dyn)) -> int",
        (world, call, a) -> world.statements(call, Question.text(a[0]), a[1], list(a[2])));
    declare(
        to,
        "extractPayload",
        "(string, dyn) -> dyn",
        (world, _, a) -> world.payload(Question.text(a[0]), a[1]));
    declare(
        to,
        "getImageData",
        "(string) -> dyn",
        (world, _, a) ->
            Question.orError("failed to get image data", world.data(Question.text(a[0]))));
  }

  /** A question to the world of the evaluation. */
  @FunctionalInterface
  private interface Asking {
    Value ask(ImageQuestions world, CelCall call, Value[] arguments);
  }

  private static void declare(CelDeclarations to, String name, String signature, Asking asking) {
    to.contextFunction(name, signature, (call, arguments) -> answer(call, arguments, asking));
  }

  private static Value answer(CelCall call, Value[] arguments, Asking asking) {
    if (!call.charge(World.QUESTION_COST)) {
      return call.stopped();
    }
    return call.find(ImageQuestions.VARIABLE) instanceof ImageQuestions world
        ? asking.ask(world, call, arguments)
        : CelError.of("images are not known here");
  }

  private static List<Value> list(Value value) {
    List<Value> out = new ArrayList<>();
    if (value instanceof CelList list) {
      for (int i = 0; i < list.size(); i++) {
        out.add(list.get(i));
      }
    } else if (value instanceof ArrayNode array) {
      out.addAll(array.asList());
    }
    return out;
  }
}
