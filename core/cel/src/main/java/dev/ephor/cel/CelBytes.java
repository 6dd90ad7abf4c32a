package dev.ephor.cel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A sequence of bytes. */
public final class CelBytes implements CelValue, Comparable<CelBytes> {
  private final byte[] bytes;

  private CelBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static CelBytes copyOf(byte[] bytes) {
    return new CelBytes(bytes.clone());
  }

  /** Takes over the array; the caller must not keep it. */
  static CelBytes wrap(byte[] bytes) {
    return new CelBytes(bytes);
  }

  static CelBytes utf8(String text) {
    return new CelBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public int size() {
    return bytes.length;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  CelBytes concat(CelBytes that) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + that.bytes.length);
    System.arraycopy(that.bytes, 0, all, bytes.length, that.bytes.length);
    return new CelBytes(all);
  }

  /** The bytes as they are, for readers that promise not to write. */
  byte[] raw() {
    return bytes;
  }

  @Override
  public int compareTo(CelBytes that) {
    return Arrays.compareUnsigned(bytes, that.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
