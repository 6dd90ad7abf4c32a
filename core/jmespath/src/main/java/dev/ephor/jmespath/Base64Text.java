package dev.ephor.jmespath;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads base64 with padding as Go's {@code encoding/base64} does: line breaks do not count, spare
 * bits of the last character do not either, and an error names the byte.
 */
final class Base64Text {
  private static final int END = -1;

  private final byte[] text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at = 0;

  private Base64Text(byte[] text) {
    this.text = text;
  }

  /** The bytes, or the offset of the first byte that is wrong. */
  sealed interface Decoded {
    record Ok(String text) implements Decoded {}

    record Bad(int offset) implements Decoded {}
  }

  /** Decodes to text; bytes that are no UTF-8 become replacement characters. */
  static Decoded decode(String text) {
    Base64Text reader = new Base64Text(text.getBytes(StandardCharsets.UTF_8));
    int bad = reader.groups();
    return bad == END
        ? new Decoded.Ok(reader.out.toString(StandardCharsets.UTF_8))
        : new Decoded.Bad(bad);
  }

  /** Reads groups of four characters; offset of what is wrong, or END. */
  private int groups() {
    skipLineBreaks();
    while (at < text.length) {
      int bits = 0;
      for (int i = 0; i < 4; i++) {
        skipLineBreaks();
        if (at == text.length) {
          return at - i;
        }
        int value = valueOf(text[at]);
        if (value < 0) {
          return text[at] == '=' && i >= 2 ? padding(bits, i) : at;
        }
        bits = bits << 6 | value;
        at++;
      }
      out.write(bits >> 16);
      out.write(bits >> 8);
      out.write(bits);
      skipLineBreaks();
    }
    return END;
  }

  /** At a padding character after {@code count} others, which must end the text. */
  private int padding(int bits, int count) {
    int pad = at++;
    skipLineBreaks();
    if (count == 2) {
      if (at == text.length) {
        return at;
      }
      if (text[at] != '=') {
        return pad;
      }
      at++;
      skipLineBreaks();
      out.write(bits >> 4);
    } else {
      out.write(bits >> 10);
      out.write(bits >> 2);
    }
    return at < text.length ? at : END;
  }

  private void skipLineBreaks() {
    while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
  }

  private static int valueOf(byte c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
