package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Kubernetes' functions on regular expressions. */
final class KubernetesRegexLibrary implements CelLibrary {
  @Override
  public String name() {
    return "kubernetes regex";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function("find", "string.(string) -> string", KubernetesRegexLibrary::find);
    to.function("findAll", "string.(string) -> list(string)", (call, a) -> findAll(call, a, -1));
    to.function(
        "findAll",
        "string.(string, int) -> list(string)",
        (call, a) -> findAll(call, a, Arguments.whole(a[2])));
  }

  private static Value legible(Value result) {
    return result instanceof CelError error && error.message().startsWith("error parsing")
        ? CelError.of("Illegal regex: " + error.message())
        : result;
  }

  private static Value find(CelCall call, Value[] arguments) {
    return legible(
        RegexLibrary.with(
            call,
            arguments[0],
            arguments[1],
            (matches, _) -> matches.find() ? CelRegex.group(matches, 0) : StringNode.EMPTY));
  }

  private static Value findAll(CelCall call, Value[] arguments, long limit) {
    return legible(
        RegexLibrary.with(
            call,
            arguments[0],
            arguments[1],
            (matches, _) -> {
              Lists.Builder out = new Lists.Builder(8);
              while ((limit < 0 || out.size() < limit) && matches.find()) {
                out.add(CelRegex.group(matches, 0));
              }
              return out.build();
            }));
  }
}
