package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decodes a certificate or certificate request (RFC 5280, RFC 2986) with an RSA key into the fields
 * of Go's {@code crypto/x509}, whose names policies use. It checks no signature.
 */
final class X509Decoder {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String REQUEST = "CERTIFICATE REQUEST";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  /** Numbers of Go's {@code SignatureAlgorithm}. */
  private static final Map<String, Integer> SIGNATURES =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.2", 1),
          Map.entry("1.2.840.113549.1.1.4", 2),
          Map.entry("1.2.840.113549.1.1.5", 3),
          Map.entry("1.2.840.113549.1.1.11", 4),
          Map.entry("1.2.840.113549.1.1.12", 5),
          Map.entry("1.2.840.113549.1.1.13", 6),
          Map.entry("1.2.840.10045.4.1", 9),
          Map.entry("1.2.840.10045.4.3.2", 10),
          Map.entry("1.2.840.10045.4.3.3", 11),
          Map.entry("1.2.840.10045.4.3.4", 12),
          Map.entry("1.3.101.112", 16));

  /** Fields that are null unless an extension sets them. */
  private static final List<String> CERTIFICATE_LISTS =
      List.of(
          "AuthorityKeyId",
          "CRLDistributionPoints",
          "DNSNames",
          "EmailAddresses",
          "ExcludedDNSDomains",
          "ExcludedEmailAddresses",
          "ExcludedIPRanges",
          "ExcludedURIDomains",
          "ExtKeyUsage",
          "IPAddresses",
          "IssuingCertificateURL",
          "OCSPServer",
          "PermittedDNSDomains",
          "PermittedEmailAddresses",
          "PermittedIPRanges",
          "PermittedURIDomains",
          "Policies",
          "PolicyIdentifiers",
          "PolicyMappings",
          "SubjectKeyId",
          "URIs",
          "UnknownExtKeyUsage");

  private static final List<String> REQUEST_LISTS =
      List.of("DNSNames", "EmailAddresses", "IPAddresses", "URIs");

  private static final List<String> COUNTS =
      List.of("InhibitAnyPolicy", "InhibitPolicyMapping", "MaxPathLen", "RequireExplicitPolicy");

  private static final List<String> FLAGS =
      List.of("BasicConstraintsValid", "IsCA", "PermittedDNSDomainsCritical");

  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);

  private X509Decoder() {}

  static Value decode(CallSite site, String pem) {
    int begin = begin(pem);
    int typeEnd = begin < 0 ? -1 : pem.indexOf("-----", begin + 11);
    int end = typeEnd < 0 ? -1 : pem.indexOf("-----END ", typeEnd + 5);
    if (end < 0) {
      return site.fail("failed to decode PEM block");
    }
    String type = pem.substring(begin + 11, typeEnd);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(withoutBlanks(pem.substring(typeEnd + 5, end)));
    } catch (IllegalArgumentException _) {
      return site.fail("failed to decode PEM block");
    }
    if (!type.equals(CERTIFICATE) && !type.equals(REQUEST)) {
      return site.fail("PEM block neither contains a CERTIFICATE or CERTIFICATE REQUEST");
    }
    try {
      Der root = Der.read(bytes).expect(Der.SEQUENCE);
      return type.equals(CERTIFICATE) ? certificate(site, root) : request(site, root);
    } catch (Der.Malformed | ArithmeticException | DateTimeException _) {
      boolean certificate = type.equals(CERTIFICATE);
      return site.fail("x509: malformed certificate" + (certificate ? "" : " request"));
    }
  }

  /** Where the block begins: only at the start of a line. */
  private static int begin(String pem) {
    int begin = pem.indexOf("-----BEGIN ");
    while (begin > 0 && pem.charAt(begin - 1) != '\n') {
      begin = pem.indexOf("-----BEGIN ", begin + 1);
    }
    return begin;
  }

  private static String withoutBlanks(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static Value certificate(CallSite site, Der root) throws Der.Malformed {
    List<Der> parts = root.children(3);
    List<Der> body = parts.get(0).expect(Der.SEQUENCE).children(6);
    int at = body.get(0).isContext(0) ? 1 : 0;
    int version = at == 0 ? 1 : body.get(0).children(1).getFirst().smallInteger() + 1;
    if (body.size() < at + 6) {
      throw new Der.Malformed();
    }
    Der key = body.get(at + 5);
    if (!isRsa(key)) {
      return site.fail("certificate should use rsa algorithm");
    }
    X509Extensions extensions = new X509Extensions();
    for (Der optional : body.subList(at + 6, body.size())) {
      if (optional.isContext(3)) {
        extensions.read(optional.children(1).getFirst());
      }
    }
    List<Der> validity = body.get(at + 3).children(2);
    ObjectNode.Builder out = ObjectNode.builder();
    extensions.putInto(out, CERTIFICATE_LISTS);
    COUNTS.forEach(name -> out.put(name, extensions.field(name, IntNode.of(0))));
    COUNTS.forEach(name -> out.put(name + "Zero", extensions.field(name + "Zero", BoolNode.FALSE)));
    FLAGS.forEach(name -> out.put(name, extensions.field(name, BoolNode.FALSE)));
    out.put("Extensions", extensions.all());
    out.put("ExtraExtensions", NullNode.NULL);
    out.put("Issuer", X509Values.name(body.get(at + 2)));
    out.put("KeyUsage", extensions.field("KeyUsage", IntNode.of(0)));
    out.put("NotAfter", time(validity.get(1)));
    out.put("NotBefore", time(validity.get(0)));
    out.put("RawIssuer", X509Values.bytes(body.get(at + 2).whole()));
    out.put("RawTBSCertificate", X509Values.bytes(parts.get(0).whole()));
    out.put("SerialNumber", X509Values.integer(body.get(at).expect(Der.INTEGER).integer()));
    out.put("UnhandledCriticalExtensions", extensions.unhandled());
    return common(out, root, body.get(at + 4), key).put("Version", version).build();
  }

  private static Value request(CallSite site, Der root) throws Der.Malformed {
    List<Der> parts = root.children(3);
    List<Der> body = parts.get(0).expect(Der.SEQUENCE).children(3);
    Der key = body.get(2);
    if (!isRsa(key)) {
      return site.fail("certificate should use rsa algorithm");
    }
    X509Extensions extensions = new X509Extensions();
    List<Node> attributes = new ArrayList<>();
    for (Der set : body.subList(3, body.size())) {
      for (Der attribute : set.children()) {
        attribute(attribute, attributes, extensions);
      }
    }
    ObjectNode.Builder out = ObjectNode.builder();
    extensions.putInto(out, REQUEST_LISTS);
    out.put("Attributes", X509Values.list(attributes));
    out.put("Extensions", extensions.all());
    out.put("ExtraExtensions", NullNode.NULL);
    out.put("RawTBSCertificateRequest", X509Values.bytes(parts.get(0).whole()));
    int version = body.get(0).smallInteger();
    return common(out, root, body.get(1), key).put("Version", version).build();
  }

  /** An attribute of a request; of those only requested extensions are read further. */
  private static void attribute(Der attribute, List<Node> out, X509Extensions extensions)
      throws Der.Malformed {
    List<Der> parts = attribute.expect(Der.SEQUENCE).children(2);
    long[] type = parts.get(0).oid();
    if (!X509Values.dotted(type).equals(EXTENSION_REQUEST)) {
      return;
    }
    List<Node> groups = new ArrayList<>();
    for (Der group : parts.get(1).children()) {
      List<Node> pairs = new ArrayList<>();
      for (Der extension : group.children()) {
        List<Der> pair = extension.children(2);
        pairs.add(
            ObjectNode.builder()
                .put("Type", X509Values.oid(pair.get(0).oid()))
                .put("Value", X509Values.bytes(pair.getLast().value()))
                .build());
      }
      groups.add(ArrayNode.of(pairs));
      extensions.read(group);
    }
    out.add(
        ObjectNode.builder()
            .put("Type", X509Values.oid(type))
            .put("Value", ArrayNode.of(groups))
            .build());
  }

  /** Fields that certificates and requests have in common. */
  private static ObjectNode.Builder common(ObjectNode.Builder out, Der root, Der subject, Der key)
      throws Der.Malformed {
    List<Der> parts = root.children(3);
    String algorithm = X509Values.dotted(parts.get(1).children(1).getFirst().oid());
    List<Der> rsa = Der.read(key.children(2).get(1).bits()).expect(Der.SEQUENCE).children(2);
    return out.put(
            "PublicKey",
            ObjectNode.builder()
                .put("E", rsa.get(1).smallInteger())
                .put("N", rsa.get(0).expect(Der.INTEGER).integer().toString())
                .build())
        .put("PublicKeyAlgorithm", 1)
        .put("Raw", X509Values.bytes(root.whole()))
        .put("RawSubject", X509Values.bytes(subject.whole()))
        .put("RawSubjectPublicKeyInfo", X509Values.bytes(key.whole()))
        .put("Signature", X509Values.bytes(parts.get(2).bits()))
        .put("SignatureAlgorithm", SIGNATURES.getOrDefault(algorithm, 0))
        .put("Subject", X509Values.name(subject));
  }

  private static boolean isRsa(Der key) throws Der.Malformed {
    Der algorithm = key.expect(Der.SEQUENCE).children(2).getFirst();
    return X509Values.dotted(algorithm.children(1).getFirst().oid()).equals(RSA);
  }

  /** UTCTime has years of two digits: from 50 on they are of the last century. */
  private static Node time(Der time) throws Der.Malformed {
    String text = time.text();
    if (time.tag() == Der.UTC_TIME) {
      text = (text.compareTo("5") < 0 ? "20" : "19") + text;
    }
    if (text.length() != 15 || !text.endsWith("Z")) {
      throw new Der.Malformed();
    }
    LocalDateTime local = LocalDateTime.parse(text, GENERALIZED_TIME);
    return StringNode.of(DateTimeFormatter.ISO_INSTANT.format(local.toInstant(ZoneOffset.UTC)));
  }
}
