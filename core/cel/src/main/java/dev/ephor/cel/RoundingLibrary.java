package dev.ephor.cel;

import dev.ephor.document.FloatNode;

/** Kyverno's {@code math.round} to a number of decimal places, halves away from zero. */
final class RoundingLibrary implements CelLibrary {
  @Override
  public String name() {
    return "kyverno math";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function(
        "math.round",
        "(double, int) -> double",
        (_, a) -> {
          double shift = Math.pow(10, (double) Arguments.whole(a[1]));
          double moved = Arguments.real(a[0]) * shift;
          double rounded = moved < 0 ? -Math.floor(-moved + 0.5) : Math.floor(moved + 0.5);
          return FloatNode.of(rounded / shift);
        });
  }
}
