package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;
import dev.ephor.engine.token.KeySet;
import java.util.Map;
import java.util.Optional;

/** {@code jwks.Fetch}: the keys that a service publishes, asked for as {@code http.Get} does. */
final class KeySetLibrary implements CelLibrary {
  @Override
  public String name() {
    return "jwks";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(KeySet.TYPE);
    to.contextFunction(
        "jwks.Fetch",
        "(string) -> " + KeySet.TYPE,
        (call, a) -> call.charge(World.QUESTION_COST) ? fetch(call, a[0]) : call.stopped());
  }

  private static Value fetch(CelCall call, Value url) {
    if (!(call.find("http") instanceof World world)) {
      return CelError.of("failed to fetch keys: there is nobody to ask");
    }
    Value answer =
        world.lookups().apiCall(world.request("GET", Question.text(url), Map.of(), NullNode.NULL));
    if (answer instanceof ErrorValue) {
      return Question.orError("failed to fetch keys", answer);
    }
    Optional<KeySet> keys =
        answer instanceof Node document ? KeySet.of(document) : Optional.empty();
    return keys.isPresent()
        ? keys.get()
        : CelError.of("failed to fetch keys: `" + Question.text(url) + "` gave no key set");
  }
}
