package dev.ephor.jmespath;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the extensions of a certificate or request (RFC 5280, section 4.2) into their fields. */
final class X509Extensions {
  /** Numbers of Go's {@code ExtKeyUsage}. */
  private static final Map<String, Integer> KEY_PURPOSES =
      Map.ofEntries(
          Map.entry("2.5.29.37.0", 0),
          Map.entry("1.3.6.1.5.5.7.3.1", 1),
          Map.entry("1.3.6.1.5.5.7.3.2", 2),
          Map.entry("1.3.6.1.5.5.7.3.3", 3),
          Map.entry("1.3.6.1.5.5.7.3.4", 4),
          Map.entry("1.3.6.1.5.5.7.3.5", 5),
          Map.entry("1.3.6.1.5.5.7.3.6", 6),
          Map.entry("1.3.6.1.5.5.7.3.7", 7),
          Map.entry("1.3.6.1.5.5.7.3.8", 8),
          Map.entry("1.3.6.1.5.5.7.3.9", 9),
          Map.entry("1.3.6.1.4.1.311.10.3.3", 10),
          Map.entry("2.16.840.1.113730.4.1", 11),
          Map.entry("1.3.6.1.4.1.311.2.1.22", 12),
          Map.entry("1.3.6.1.4.1.311.61.1.1", 13));

  /** Kinds of a general name by its context tag. */
  private static final int EMAIL = 1;

  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  private static final int KEY_USAGE_BITS = 9;

  private final Map<String, Node> fields = new TreeMap<>();
  private final List<Node> all = new ArrayList<>();
  private final List<Node> unhandled = new ArrayList<>();

  /** All extensions, as they are. */
  Node all() {
    return X509Values.list(all);
  }

  /** Critical ones that are not understood. */
  Node unhandled() {
    return X509Values.list(unhandled);
  }

  /** A field that an extension sets, or {@code absent}. */
  Node field(String name, Node absent) {
    return fields.getOrDefault(name, absent);
  }

  void read(Der sequence) throws Der.Malformed {
    for (Der extension : sequence.expect(Der.SEQUENCE).children()) {
      List<Der> parts = extension.expect(Der.SEQUENCE).children(2);
      long[] id = parts.get(0).oid();
      boolean critical = parts.size() > 2 && parts.get(1).truth();
      Der value = parts.getLast().expect(Der.OCTET_STRING);
      all.add(
          ObjectNode.builder()
              .put("Critical", critical)
              .put("Id", X509Values.oid(id))
              .put("Value", X509Values.bytes(value.value()))
              .build());
      if (!isKnown(X509Values.dotted(id), value, critical) && critical) {
        unhandled.add(X509Values.oid(id));
      }
    }
  }

  private boolean isKnown(String id, Der value, boolean critical) throws Der.Malformed {
    switch (id) {
      case "2.5.29.14" -> fields.put("SubjectKeyId", X509Values.bytes(value.inner().value()));
      case "2.5.29.15" -> keyUsage(value.inner().bits());
      case "2.5.29.17" -> alternativeNames(value.inner());
      case "2.5.29.19" -> basicConstraints(value.inner());
      case "2.5.29.30" -> nameConstraints(value.inner(), critical);
      case "2.5.29.31" -> distributionPoints(value.inner());
      case "2.5.29.32" -> policies(value.inner());
      case "2.5.29.33" -> policyMappings(value.inner());
      case "2.5.29.35" -> authorityKey(value.inner());
      case "2.5.29.36" -> policyConstraints(value.inner());
      case "2.5.29.37" -> purposes(value.inner());
      case "2.5.29.54" -> count("InhibitAnyPolicy", value.inner().smallInteger());
      case "1.3.6.1.5.5.7.1.1" -> authorityAccess(value.inner());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void count(String field, int value) {
    fields.put(field, IntNode.of(value));
    fields.put(field + "Zero", BoolNode.of(value == 0));
  }

  private void keyUsage(byte[] bits) {
    int usage = 0;
    for (int i = 0; i < KEY_USAGE_BITS && i / 8 < bits.length; i++) {
      if ((bits[i / 8] >> (7 - i % 8) & 1) != 0) {
        usage |= 1 << i;
      }
    }
    fields.put("KeyUsage", IntNode.of(usage));
  }

  private void alternativeNames(Der names) throws Der.Malformed {
    List<String> dns = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<Node> uris = new ArrayList<>();
    for (Der name : names.children()) {
      if (name.isContext(DNS)) {
        dns.add(name.text());
      } else if (name.isContext(EMAIL)) {
        emails.add(name.text());
      } else if (name.isContext(ADDRESS)) {
        addresses.add(X509Values.address(name.value()));
      } else if (name.isContext(URI)) {
        uris.add(X509Values.uri(name.text()));
      }
    }
    fields.put("DNSNames", X509Values.texts(dns));
    fields.put("EmailAddresses", X509Values.texts(emails));
    fields.put("IPAddresses", X509Values.texts(addresses));
    fields.put("URIs", X509Values.list(uris));
  }

  private void basicConstraints(Der constraints) throws Der.Malformed {
    boolean authority = false;
    int pathLength = -1;
    for (Der part : constraints.expect(Der.SEQUENCE).children()) {
      if (part.tag() == Der.BOOLEAN) {
        authority = part.truth();
      } else {
        pathLength = part.smallInteger();
      }
    }
    fields.put("BasicConstraintsValid", BoolNode.TRUE);
    fields.put("IsCA", BoolNode.of(authority));
    fields.put("MaxPathLen", IntNode.of(pathLength));
    fields.put("MaxPathLenZero", BoolNode.of(pathLength == 0));
  }

  private void nameConstraints(Der constraints, boolean critical) throws Der.Malformed {
    fields.put("PermittedDNSDomainsCritical", BoolNode.of(critical));
    for (Der trees : constraints.expect(Der.SEQUENCE).children()) {
      subtrees(trees.isContext(0) ? "Permitted" : "Excluded", trees);
    }
  }

  private void subtrees(String prefix, Der trees) throws Der.Malformed {
    List<String> dns = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<String> uris = new ArrayList<>();
    List<Node> networks = new ArrayList<>();
    for (Der tree : trees.children()) {
      Der base = tree.expect(Der.SEQUENCE).children(1).getFirst();
      if (base.isContext(DNS)) {
        dns.add(base.text());
      } else if (base.isContext(EMAIL)) {
        emails.add(base.text());
      } else if (base.isContext(URI)) {
        uris.add(base.text());
      } else if (base.isContext(ADDRESS)) {
        networks.add(X509Values.network(base.value()));
      }
    }
    fields.put(prefix + "DNSDomains", X509Values.texts(dns));
    fields.put(prefix + "EmailAddresses", X509Values.texts(emails));
    fields.put(prefix + "URIDomains", X509Values.texts(uris));
    fields.put(prefix + "IPRanges", X509Values.list(networks));
  }

  private void distributionPoints(Der points) throws Der.Malformed {
    List<String> urls = new ArrayList<>();
    for (Der point : points.expect(Der.SEQUENCE).children()) {
      for (Der part : point.children()) {
        if (part.isContext(0)) {
          fullNames(part, urls);
        }
      }
    }
    fields.put("CRLDistributionPoints", X509Values.texts(urls));
  }

  private static void fullNames(Der point, List<String> urls) throws Der.Malformed {
    for (Der names : point.children()) {
      if (names.isContext(0)) {
        for (Der name : names.children()) {
          if (name.isContext(URI)) {
            urls.add(name.text());
          }
        }
      }
    }
  }

  private void policies(Der policies) throws Der.Malformed {
    List<Node> identifiers = new ArrayList<>();
    List<String> dotted = new ArrayList<>();
    for (Der policy : policies.expect(Der.SEQUENCE).children()) {
      long[] id = policy.children(1).getFirst().oid();
      identifiers.add(X509Values.oid(id));
      dotted.add(X509Values.dotted(id));
    }
    fields.put("PolicyIdentifiers", X509Values.list(identifiers));
    fields.put("Policies", X509Values.texts(dotted));
  }

  private void policyMappings(Der mappings) throws Der.Malformed {
    List<Node> out = new ArrayList<>();
    for (Der mapping : mappings.expect(Der.SEQUENCE).children()) {
      List<Der> pair = mapping.children(2);
      out.add(
          ObjectNode.builder()
              .put("IssuerDomainPolicy", X509Values.dotted(pair.get(0).oid()))
              .put("SubjectDomainPolicy", X509Values.dotted(pair.get(1).oid()))
              .build());
    }
    fields.put("PolicyMappings", X509Values.list(out));
  }

  private void policyConstraints(Der constraints) throws Der.Malformed {
    for (Der part : constraints.expect(Der.SEQUENCE).children()) {
      int value = part.integer().intValueExact();
      count(part.isContext(0) ? "RequireExplicitPolicy" : "InhibitPolicyMapping", value);
    }
  }

  private void authorityKey(Der key) throws Der.Malformed {
    for (Der part : key.expect(Der.SEQUENCE).children()) {
      if (part.isContext(0)) {
        fields.put("AuthorityKeyId", X509Values.bytes(part.value()));
      }
    }
  }

  private void purposes(Der purposes) throws Der.Malformed {
    List<Node> known = new ArrayList<>();
    List<Node> unknown = new ArrayList<>();
    for (Der purpose : purposes.expect(Der.SEQUENCE).children()) {
      long[] id = purpose.oid();
      Integer number = KEY_PURPOSES.get(X509Values.dotted(id));
      if (number == null) {
        unknown.add(X509Values.oid(id));
      } else {
        known.add(IntNode.of(number));
      }
    }
    fields.put("ExtKeyUsage", X509Values.list(known));
    fields.put("UnknownExtKeyUsage", X509Values.list(unknown));
  }

  private void authorityAccess(Der accesses) throws Der.Malformed {
    List<Node> responders = new ArrayList<>();
    List<Node> issuers = new ArrayList<>();
    for (Der access : accesses.expect(Der.SEQUENCE).children()) {
      List<Der> pair = access.children(2);
      if (pair.get(1).isContext(URI)) {
        String method = X509Values.dotted(pair.get(0).oid());
        Node url = StringNode.of(pair.get(1).text());
        if (method.equals("1.3.6.1.5.5.7.48.1")) {
          responders.add(url);
        } else if (method.equals("1.3.6.1.5.5.7.48.2")) {
          issuers.add(url);
        }
      }
    }
    fields.put("OCSPServer", X509Values.list(responders));
    fields.put("IssuingCertificateURL", X509Values.list(issuers));
  }

  /** Puts the fields of this kind of object; those that no extension set are null. */
  void putInto(ObjectNode.Builder out, List<String> names) {
    for (String name : names) {
      out.put(name, field(name, NullNode.NULL));
    }
  }
}
