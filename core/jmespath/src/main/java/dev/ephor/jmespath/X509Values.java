package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parts of certificates in the form that Go's {@code encoding/json} gives its own structures. */
final class X509Values {
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  /** Fields of a name by the last number of their attribute type, 2.5.4.x. */
  private static final Map<Long, String> NAME_FIELDS =
      Map.of(
          6L,
          "Country",
          7L,
          "Locality",
          8L,
          "Province",
          9L,
          "StreetAddress",
          10L,
          "Organization",
          11L,
          "OrganizationalUnit",
          17L,
          "PostalCode");

  private X509Values() {}

  /** An empty list is null there. */
  static Node list(List<? extends Node> values) {
    return values.isEmpty() ? NullNode.NULL : ArrayNode.of(values);
  }

  static Node texts(List<String> values) {
    return list(values.stream().map(StringNode::of).toList());
  }

  static Node bytes(byte[] value) {
    return StringNode.of(Base64.getEncoder().encodeToString(value));
  }

  static Node oid(long[] oid) {
    return ArrayNode.of(Arrays.stream(oid).mapToObj(IntNode::of).toList());
  }

  static String dotted(long[] oid) {
    return Arrays.stream(oid).mapToObj(String::valueOf).collect(Collectors.joining("."));
  }

  static Node integer(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? IntNode.of(value.longValue())
        : Numbers.of(value.doubleValue());
  }

  /** A distinguished name: its attributes in order, and those that Go names by field. */
  static Node name(Der name) throws Der.Malformed {
    List<Node> all = new ArrayList<>();
    Map<String, List<String>> fields = new TreeMap<>();
    NAME_FIELDS.values().forEach(field -> fields.put(field, new ArrayList<>()));
    String commonName = "";
    String serialNumber = "";
    for (Der set : name.expect(Der.SEQUENCE).children()) {
      for (Der attribute : set.children()) {
        List<Der> pair = attribute.expect(Der.SEQUENCE).children(2);
        long[] type = pair.get(0).oid();
        String value = pair.get(1).text();
        all.add(ObjectNode.builder().put("Type", oid(type)).put("Value", value).build());
        boolean standard = type.length == 4 && dotted(type).startsWith("2.5.4.");
        long field = standard ? type[3] : 0;
        commonName = field == 3 ? value : commonName;
        serialNumber = field == 5 ? value : serialNumber;
        fields.getOrDefault(NAME_FIELDS.getOrDefault(field, ""), new ArrayList<>()).add(value);
      }
    }
    ObjectNode.Builder out = ObjectNode.builder();
    out.put("CommonName", commonName).put("ExtraNames", NullNode.NULL);
    fields.forEach((field, values) -> out.put(field, texts(values)));
    return out.put("Names", list(all)).put("SerialNumber", serialNumber).build();
  }

  /** An address of 4 or 16 bytes as text; longest run of zeros shortened (RFC 5952). */
  static String address(byte[] bytes) throws Der.Malformed {
    if (bytes.length == IPV4_BYTES) {
      return (bytes[0] & 0xff)
          + "."
          + (bytes[1] & 0xff)
          + "."
          + (bytes[2] & 0xff)
          + "."
          + (bytes[3] & 0xff);
    }
    if (bytes.length != IPV6_BYTES) {
      throw new Der.Malformed();
    }
    int[] groups = new int[IPV6_BYTES / 2];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    return addressText(groups);
  }

  private static String addressText(int[] groups) {
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end] == 0) {
        end++;
      }
      if (end - i > runLength) {
        runStart = i;
        runLength = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == runStart) {
        out.append("::");
        i += runLength - 1;
      } else {
        boolean colon = !out.isEmpty() && out.charAt(out.length() - 1) != ':';
        out.append(colon ? ":" : "").append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  /** A network: address and mask one after the other. */
  static Node network(byte[] bytes) throws Der.Malformed {
    int half = bytes.length / 2;
    return ObjectNode.builder()
        .put("IP", address(Arrays.copyOfRange(bytes, 0, half)))
        .put("Mask", bytes(Arrays.copyOfRange(bytes, half, bytes.length)))
        .build();
  }

  static Node uri(String text) throws Der.Malformed {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException _) {
      throw new Der.Malformed();
    }
    return ObjectNode.builder()
        .put("ForceQuery", false)
        .put("Fragment", orEmpty(uri.getFragment()))
        .put("Host", orEmpty(uri.getRawAuthority()))
        .put("OmitHost", false)
        .put("Opaque", uri.isOpaque() ? orEmpty(uri.getRawSchemeSpecificPart()) : "")
        .put("Path", orEmpty(uri.getPath()))
        .put("RawFragment", "")
        .put("RawPath", "")
        .put("RawQuery", orEmpty(uri.getRawQuery()))
        .put("Scheme", orEmpty(uri.getScheme()))
        .put("User", NullNode.NULL)
        .build();
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
