package dev.ephor.jmespath;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Judges whether a URL leads out of the local and private networks. */
final class ExternalUrl {
  private static final int IPV6_GROUPS = 8;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private ExternalUrl() {}

  /** False if an address of the host is a loopback or private one; an error if it has none. */
  static Value judge(CallSite site, String url, HostLookup hosts) {
    String problem = problem(url);
    if (!problem.isEmpty()) {
      return site.fail("parse \"" + url + "\": " + problem);
    }
    String host = host(url);
    List<byte[]> addresses = addresses(host, hosts);
    if (addresses.isEmpty()) {
      return site.fail("lookup " + host + ": no such host");
    }
    return BoolNode.of(addresses.stream().noneMatch(ExternalUrl::isInternal));
  }

  private static List<byte[]> addresses(String host, HostLookup hosts) {
    if (host.isEmpty()) {
      return List.of();
    }
    if (host.equals("localhost")) {
      return List.of(LOOPBACK);
    }
    Optional<byte[]> literal = host.contains(":") ? ipv6(host) : ipv4(host);
    return literal.map(List::of).orElseGet(() -> hosts.addresses(host));
  }

  /** Private networks are those of RFC 1918 and RFC 4193. */
  private static boolean isInternal(byte[] address) {
    byte[] bytes = isIpv4Mapped(address) ? Arrays.copyOfRange(address, 12, 16) : address;
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (bytes.length == LOOPBACK.length) {
      boolean is172 = first == 172 && (second & 0xf0) == 16;
      return first == 127 || first == 10 || is172 || (first == 192 && second == 168);
    }
    boolean loopback = isZero(bytes, 15) && bytes[15] == 1;
    return loopback || (first & 0xfe) == 0xfc;
  }

  private static boolean isIpv4Mapped(byte[] address) {
    return address.length == 16 && isZero(address, 10) && address[10] == -1 && address[11] == -1;
  }

  private static boolean isZero(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** What Go's URL parser minds; empty if nothing. */
  private static String problem(String url) {
    if (url.startsWith(":")) {
      return "missing protocol scheme";
    }
    String authority = authority(url);
    int blank = authority.indexOf(' ');
    if (blank >= 0) {
      return "invalid character \" \" in host name";
    }
    return authority.startsWith("[") && !authority.contains("]") ? "missing ']' in host" : "";
  }

  private static String authority(String url) {
    int start = url.indexOf("://");
    if (start <= 0) {
      return "";
    }
    int end = start + 3;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start + 3, end);
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String host(String url) {
    String authority = authority(url);
    if (authority.startsWith("[")) {
      return authority.substring(1, authority.indexOf(']'));
    }
    int port = authority.indexOf(':');
    return port < 0 ? authority : authority.substring(0, port);
  }

  private static Optional<byte[]> ipv4(String host) {
    String[] parts = host.split("\\.", -1);
    byte[] out = new byte[4];
    if (parts.length != out.length) {
      return Optional.empty();
    }
    for (int i = 0; i < out.length; i++) {
      boolean digits =
          !parts[i].isEmpty()
              && parts[i].length() <= 3
              && parts[i].chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      out[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(out);
  }

  private static Optional<byte[]> ipv6(String text) {
    int zone = text.indexOf('%');
    String host = zone < 0 ? text : text.substring(0, zone);
    int gap = host.indexOf("::");
    String before = gap < 0 ? host : host.substring(0, gap);
    String after = gap < 0 ? "" : host.substring(gap + 2);
    Optional<int[]> head = groups(before);
    Optional<int[]> tail = groups(after);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int given = head.get().length + tail.get().length;
    if (gap < 0 ? given != IPV6_GROUPS : given >= IPV6_GROUPS) {
      return Optional.empty();
    }
    byte[] out = new byte[2 * IPV6_GROUPS];
    put(head.get(), out, 0);
    put(tail.get(), out, IPV6_GROUPS - tail.get().length);
    return Optional.of(out);
  }

  private static void put(int[] groups, byte[] out, int first) {
    for (int i = 0; i < groups.length; i++) {
      out[2 * (first + i)] = (byte) (groups[i] >> 8);
      out[2 * (first + i) + 1] = (byte) groups[i];
    }
  }

  /** Groups of 16 bits; the last two may be written as an IPv4 address. */
  private static Optional<int[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    String[] parts = text.split(":", -1);
    Optional<byte[]> embedded = ipv4(parts[parts.length - 1]);
    int plain = embedded.isPresent() ? parts.length - 1 : parts.length;
    int[] out = new int[embedded.isPresent() ? plain + 2 : plain];
    for (int i = 0; i < plain; i++) {
      boolean hex =
          !parts[i].isEmpty()
              && parts[i].length() <= 4
              && parts[i].chars().allMatch(c -> Character.digit(c, 16) >= 0);
      if (!hex) {
        return Optional.empty();
      }
      out[i] = Integer.parseInt(parts[i], 16);
    }
    if (embedded.isPresent()) {
      byte[] four = embedded.get();
      out[plain] = (four[0] & 0xff) << 8 | (four[1] & 0xff);
      out[plain + 1] = (four[2] & 0xff) << 8 | (four[3] & 0xff);
    }
    return Optional.of(out);
  }
}
