package dev.ephor.cel;

import com.google.re2j.Matcher;
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
            (regex, text) -> {
              Matcher matcher = regex.matcher(text);
              return matcher.find() ? CelRegex.group(matcher, 0) : StringNode.EMPTY;
            }));
  }

  private static Value findAll(CelCall call, Value[] arguments, long limit) {
    return legible(
        RegexLibrary.with(
            call,
            arguments[0],
            arguments[1],
            (regex, text) -> {
              Matcher matcher = regex.matcher(text);
              Lists.Builder out = new Lists.Builder(8);
              while ((limit < 0 || out.size() < limit) && matcher.find()) {
                out.add(CelRegex.group(matcher, 0));
              }
              return out.build();
            }));
  }
}
