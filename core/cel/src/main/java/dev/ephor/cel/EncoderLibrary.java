package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Base64;

/** The extension "encoders". */
final class EncoderLibrary implements CelLibrary {
  @Override
  public String name() {
    return "encoders";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function(
        "base64.encode",
        "(bytes) -> string",
        (call, a) -> {
          byte[] bytes = ((CelBytes) a[0]).raw();
          return call.charge(Frame.traversal(bytes.length))
              ? StringNode.of(Base64.getEncoder().encodeToString(bytes))
              : call.stopped();
        });
    to.function(
        "base64.decode",
        "(string) -> bytes",
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return call.charge(Frame.traversal(text.length())) ? decode(text) : call.stopped();
        });
  }

  /** Line breaks are skipped; the padding may be missing. */
  private static Value decode(String text) {
    String plain = text.replace("\n", "").replace("\r", "");
    try {
      return CelBytes.wrap(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException _) {
      int at = 0;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      return CelError.of("illegal base64 data at input byte " + at);
    }
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
