package dev.ephor.jmespath;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of ASN.1 in DER (X.690): its tag and where its content lies. Content is not copied
 * until it is asked for.
 */
final class Der {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OID = 0x06;
  static final int UTC_TIME = 0x17;
  static final int BMP_STRING = 0x1e;
  static final int SEQUENCE = 0x30;

  private static final int LONG_FORM = 0x80;
  private static final int LENGTH_BYTES_MAX = 3;

  private final byte[] bytes;

  /** First byte of the element, class bits included. */
  private final int tag;

  private final int start;
  private final int content;
  private final int end;

  private Der(byte[] bytes, int start, int content, int end) {
    this.bytes = bytes;
    this.tag = bytes[start] & 0xff;
    this.start = start;
    this.content = content;
    this.end = end;
  }

  /** The bytes are no DER, or not the structure that is expected. Never leaves the decoder. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("malformed");
    }
  }

  /** The only element of the bytes. */
  static Der read(byte[] bytes) throws Malformed {
    Der element = at(bytes, 0, bytes.length);
    if (element.end != bytes.length) {
      throw new Malformed();
    }
    return element;
  }

  private static Der at(byte[] bytes, int start, int limit) throws Malformed {
    if (start + 2 > limit) {
      throw new Malformed();
    }
    int at = start + 2;
    int length = bytes[start + 1] & 0xff;
    if (length >= LONG_FORM) {
      int count = length - LONG_FORM;
      if (count == 0 || count > LENGTH_BYTES_MAX || at + count > limit) {
        throw new Malformed();
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | (bytes[at++] & 0xff);
      }
    }
    if (length > limit - at) {
      throw new Malformed();
    }
    return new Der(bytes, start, at, at + length);
  }

  /** Elements within this one. */
  List<Der> children() throws Malformed {
    List<Der> out = new ArrayList<>();
    int at = content;
    while (at < end) {
      Der child = at(bytes, at, end);
      out.add(child);
      at = child.end;
    }
    return out;
  }

  /** Elements within this one, of which there must be {@code least} or more. */
  List<Der> children(int least) throws Malformed {
    List<Der> out = children();
    if (out.size() < least) {
      throw new Malformed();
    }
    return out;
  }

  int tag() {
    return tag;
  }

  Der expect(int wanted) throws Malformed {
    if (tag != wanted) {
      throw new Malformed();
    }
    return this;
  }

  /** The element that this octet string holds. */
  Der inner() throws Malformed {
    return read(expect(OCTET_STRING).value());
  }

  /** Whether this is the element with context tag {@code number}. */
  boolean isContext(int number) {
    return (tag & 0xc0) == LONG_FORM && (tag & 0x1f) == number;
  }

  /** Content alone. */
  byte[] value() {
    return Arrays.copyOfRange(bytes, content, end);
  }

  /** Tag, length and content. */
  byte[] whole() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  BigInteger integer() throws Malformed {
    if (content == end) {
      throw new Malformed();
    }
    return new BigInteger(value());
  }

  int smallInteger() throws Malformed {
    BigInteger integer = expect(INTEGER).integer();
    if (integer.bitLength() >= Integer.SIZE) {
      throw new Malformed();
    }
    return integer.intValue();
  }

  boolean truth() {
    return content < end && bytes[content] != 0;
  }

  /** Bytes of a bit string, without the count of unused bits before them. */
  byte[] bits() throws Malformed {
    expect(BIT_STRING);
    if (content == end) {
      throw new Malformed();
    }
    return Arrays.copyOfRange(bytes, content + 1, end);
  }

  /** Text of any kind of string. */
  String text() {
    byte[] value = value();
    return tag == BMP_STRING
        ? new String(value, StandardCharsets.UTF_16BE)
        : new String(value, StandardCharsets.UTF_8);
  }

  /** Numbers of an object identifier. */
  long[] oid() throws Malformed {
    expect(OID);
    List<Long> out = new ArrayList<>();
    long number = 0;
    for (int i = content; i < end; i++) {
      if (number > Long.MAX_VALUE >> 7) {
        throw new Malformed();
      }
      number = number << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & LONG_FORM) == 0) {
        if (out.isEmpty()) {
          long first = Math.min(2, number / 40);
          out.add(first);
          number -= first * 40;
        }
        out.add(number);
        number = 0;
      }
    }
    return out.stream().mapToLong(Long::longValue).toArray();
  }
}
