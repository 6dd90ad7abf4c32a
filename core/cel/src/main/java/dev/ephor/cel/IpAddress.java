package dev.ephor.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address of version 4 or 6 as a value of the language, read and printed as Go's {@code
 * net/netip} does, without zones.
 *
 * @param high upper half of an address of version 6; 0 for version 4
 * @param low lower half, or the 32 bits of version 4
 */
record IpAddress(boolean isV4, long high, long low) implements CelOpaque {
  static final String TYPE = "net.IP";

  private static final int GROUPS = 8;

  /** More than the longest address has, with leading zeros of an IPv4 part and all. */
  private static final int LENGTH_MAX = 64;

  @Override
  public String typeName() {
    return TYPE;
  }

  static Optional<IpAddress> parse(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
  }

  private static Optional<IpAddress> parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long bits = 0;
    for (String part : parts) {
      if (!isOctet(part)) {
        return Optional.empty();
      }
      bits = bits << 8 | Integer.parseInt(part);
    }
    return Optional.of(new IpAddress(true, 0, bits));
  }

  private static boolean isOctet(String text) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0')
        && Integer.parseInt(text) <= 255;
  }

  private static Optional<IpAddress> parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::")) {
      return Optional.empty();
    }
    List<Integer> head = new ArrayList<>();
    List<Integer> tail = new ArrayList<>();
    boolean good =
        gap < 0
            ? groups(text, head)
            : groups(text.substring(0, gap), head) && groups(text.substring(gap + 2), tail);
    int count = head.size() + tail.size();
    if (!good || (gap < 0 ? count != GROUPS : count >= GROUPS)) {
      return Optional.empty();
    }
    while (head.size() + tail.size() < GROUPS) {
      head.add(0);
    }
    head.addAll(tail);
    long high = 0;
    long low = 0;
    for (int i = 0; i < GROUPS; i++) {
      if (i < GROUPS / 2) {
        high = high << 16 | head.get(i);
      } else {
        low = low << 16 | head.get(i);
      }
    }
    return Optional.of(new IpAddress(false, high, low));
  }

  /** Reads groups of hexadecimal digits; the last may be an address of version 4. */
  private static boolean groups(String text, List<Integer> out) {
    if (text.isEmpty()) {
      return true;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length && out.size() < GROUPS; i++) {
      String part = parts[i];
      if (i == parts.length - 1 && part.indexOf('.') >= 0) {
        Optional<IpAddress> v4 = parseV4(part);
        if (v4.isEmpty()) {
          return false;
        }
        out.add((int) (v4.get().low >>> 16));
        out.add((int) (v4.get().low & 0xffff));
      } else if (part.isEmpty()
          || part.length() > 4
          || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
        return false;
      } else {
        out.add(Integer.parseInt(part, 16));
      }
    }
    return parts.length <= GROUPS;
  }

  int bitLength() {
    return isV4 ? 32 : 128;
  }

  int byteLength() {
    return bitLength() / 8;
  }

  /** The address with all bits after the first {@code bits} cleared. */
  IpAddress masked(int bits) {
    if (isV4) {
      return new IpAddress(true, 0, bits == 0 ? 0 : low & (0xffffffffL << (32 - bits)));
    }
    long highMask = bits == 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
    long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
    return new IpAddress(false, high & highMask, low & lowMask);
  }

  boolean isMappedV4() {
    return !isV4 && high == 0 && low >>> 32 == 0xffff;
  }

  boolean isUnspecified() {
    return high == 0 && low == 0;
  }

  boolean isLoopback() {
    return isV4 ? low >>> 24 == 127 : high == 0 && low == 1;
  }

  private boolean isMulticast() {
    return isV4 ? low >>> 28 == 0xe : high >>> 56 == 0xff;
  }

  boolean isLinkLocalMulticast() {
    return isV4 ? low >>> 8 == 0xe00000 : high >>> 48 == 0xff02 || isLinkLocalScope();
  }

  private boolean isLinkLocalScope() {
    return high >>> 56 == 0xff && (high >>> 48 & 0x0f) == 2;
  }

  boolean isLinkLocalUnicast() {
    return isV4 ? low >>> 16 == 0xa9fe : high >>> 54 == 0xfe80 >>> 6;
  }

  boolean isGlobalUnicast() {
    boolean isBroadcast = isV4 && low == 0xffffffffL;
    return !isBroadcast
        && !isUnspecified()
        && !isLoopback()
        && !isMulticast()
        && !isLinkLocalUnicast();
  }

  /** The longest run of two or more zero groups is left out, the first of equal ones. */
  @Override
  public String toString() {
    if (isV4) {
      return (low >>> 24)
          + "."
          + (low >>> 16 & 0xff)
          + "."
          + (low >>> 8 & 0xff)
          + "."
          + (low & 0xff);
    }
    int gapStart = -1;
    int gapLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(end) == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gapStart = i;
        gapLength = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < GROUPS) {
      if (i == gapStart) {
        out.append("::");
        i += gapLength;
        continue;
      }
      boolean needsColon = !out.isEmpty() && out.charAt(out.length() - 1) != ':';
      out.append(needsColon ? ":" : "").append(Long.toHexString(group(i)));
      i++;
    }
    return out.toString();
  }

  private long group(int number) {
    long half = number < GROUPS / 2 ? high : low;
    return half >>> (48 - 16 * (number % 4)) & 0xffff;
  }
}
