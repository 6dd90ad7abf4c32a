package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.List;

/** Kubernetes' named formats. */
final class FormatLibrary implements CelLibrary {
  /** A format as a value of the language. */
  record Named(TextForm form) implements CelOpaque {
    static final String TYPE = "kubernetes.NamedFormat";

    @Override
    public String typeName() {
      return TYPE;
    }

    @Override
    public String toString() {
      return form.text();
    }
  }

  @Override
  public String name() {
    return "format";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(Named.TYPE);
    for (TextForm form : TextForm.values()) {
      Named named = new Named(form);
      to.function("format." + form.text(), "() -> " + Named.TYPE, (_, _) -> named);
    }
    to.function(
        "format.named",
        "(string) -> optional(" + Named.TYPE + ")",
        (_, a) -> {
          for (TextForm form : TextForm.values()) {
            if (form.text().equals(Arguments.text(a[0]))) {
              return CelOptional.of(new Named(form));
            }
          }
          return CelOptional.NONE;
        });
    to.function(
        "validate",
        Named.TYPE + ".(string) -> optional(list(string))",
        (call, a) -> validate(call, ((Named) a[0]).form(), Arguments.text(a[1])));
  }

  private static Value validate(CelCall call, TextForm form, String text) {
    if (!call.charge(Frame.traversal(text.length() + 1L) * form.weight() - 1)) {
      return call.stopped();
    }
    List<Value> mistakes = form.mistakes(text);
    return mistakes.isEmpty()
        ? CelOptional.NONE
        : CelOptional.of(Lists.of(mistakes.toArray(Value[]::new)));
  }
}
