package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.GoTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The named formats of Kubernetes' CEL with the messages of {@code
 * k8s.io/apimachinery/pkg/util/validation}, which users see in admission answers.
 */
enum TextForm {
  DNS_1123_LABEL("dns1123Label", 8),
  DNS_1123_SUBDOMAIN("dns1123Subdomain", 15),
  DNS_1035_LABEL("dns1035Label", 8),
  QUALIFIED_NAME("qualifiedName", 15),
  DNS_1123_LABEL_PREFIX("dns1123LabelPrefix", 8),
  DNS_1123_SUBDOMAIN_PREFIX("dns1123SubdomainPrefix", 15),
  DNS_1035_LABEL_PREFIX("dns1035LabelPrefix", 8),
  LABEL_VALUE("labelValue", 10),
  URI("uri", 275),
  UUID("uuid", 18),
  BYTE("byte", 20),
  DATE("date", 18),
  DATETIME("datetime", 18);

  private static final int LABEL_LENGTH_MAX = 63;
  private static final int SUBDOMAIN_LENGTH_MAX = 253;

  private final String text;
  private final int weight;

  TextForm(String text, int weight) {
    this.text = text;
    this.weight = weight;
  }

  /** Name in expressions. */
  String text() {
    return text;
  }

  /** Cost of checking ten characters. */
  int weight() {
    return weight;
  }

  /** Why the text does not have the form; empty when it has. */
  List<Value> mistakes(String candidate) {
    List<Value> out = new ArrayList<>();
    switch (this) {
      case DNS_1123_LABEL -> label(candidate, out);
      case DNS_1123_LABEL_PREFIX -> label(unmasked(candidate), out);
      case DNS_1123_SUBDOMAIN -> subdomain(candidate, "", out);
      case DNS_1123_SUBDOMAIN_PREFIX -> subdomain(unmasked(candidate), "", out);
      case DNS_1035_LABEL -> dns1035(candidate, out);
      case DNS_1035_LABEL_PREFIX -> dns1035(unmasked(candidate), out);
      case QUALIFIED_NAME -> qualifiedName(candidate, out);
      case LABEL_VALUE -> labelValue(candidate, out);
      case URI -> uri(candidate, out);
      case UUID -> require(isUuid(candidate), "does not match the UUID format", out);
      case BYTE -> require(isBase64(candidate), "invalid base64", out);
      case DATE -> require(GoTime.parse("2006-01-02", candidate).isPresent(), "invalid date", out);
      case DATETIME -> require(GoTime.parseRfc3339(candidate).isPresent(), "invalid datetime", out);
    }
    return out;
  }

  private static void require(boolean holds, String message, List<Value> out) {
    if (!holds) {
      out.add(StringNode.of(message));
    }
  }

  /** A prefix of a name may end with a hyphen, after which more will come. */
  private static String unmasked(String candidate) {
    return candidate.length() > 1 && candidate.endsWith("-")
        ? candidate.substring(0, candidate.length() - 2) + "a"
        : candidate;
  }

  private static void length(String candidate, int max, String prefix, List<Value> out) {
    require(candidate.length() <= max, prefix + "must be no more than " + max + " characters", out);
  }

  private static void label(String candidate, List<Value> out) {
    length(candidate, LABEL_LENGTH_MAX, "", out);
    require(
        isLabel(candidate),
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
            + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
            + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
        out);
  }

  private static void subdomain(String candidate, String prefix, List<Value> out) {
    length(candidate, SUBDOMAIN_LENGTH_MAX, prefix, out);
    require(
        isSubdomain(candidate),
        prefix
            + "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
            + " '-' or '.', and must start and end with an alphanumeric character (e.g."
            + " 'example.com', regex used for validation is"
            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
        out);
  }

  private static void dns1035(String candidate, List<Value> out) {
    length(candidate, LABEL_LENGTH_MAX, "", out);
    require(
        isLabel(candidate) && isLower(candidate.charAt(0)),
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
            + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
            + " 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
        out);
  }

  private static void labelValue(String candidate, List<Value> out) {
    length(candidate, LABEL_LENGTH_MAX, "", out);
    require(
        candidate.isEmpty() || isName(candidate),
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
            + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
            + " 'my_value',  or '12345', regex used for validation is"
            + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        out);
  }

  private static void qualifiedName(String candidate, List<Value> out) {
    String rule =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
            + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
            + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    String[] parts = candidate.split("/", -1);
    if (parts.length > 2) {
      out.add(
          StringNode.of(
              "a valid label key "
                  + rule
                  + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"));
      return;
    }
    if (parts.length == 2) {
      require(!parts[0].isEmpty(), "prefix part must be non-empty", out);
      if (!parts[0].isEmpty()) {
        subdomain(parts[0], "prefix part ", out);
      }
    }
    String name = parts[parts.length - 1];
    require(!name.isEmpty(), "name part must be non-empty", out);
    length(name, LABEL_LENGTH_MAX, "name part ", out);
    require(isName(name), "name part " + rule, out);
  }

  private static void uri(String candidate, List<Value> out) {
    if (RequestUrl.parse(candidate) instanceof RequestUrl.Parsed.Bad(String reason)) {
      out.add(StringNode.of("parse " + GoQuote.of(candidate) + ": " + reason));
    }
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isLowerOrDigit(char c) {
    return isLower(c) || (c >= '0' && c <= '9');
  }

  private static boolean isAlphanumeric(char c) {
    return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLabel(String candidate) {
    return !candidate.isEmpty()
        && isLowerOrDigit(candidate.charAt(0))
        && isLowerOrDigit(candidate.charAt(candidate.length() - 1))
        && candidate.chars().allMatch(c -> c == '-' || isLowerOrDigit((char) c));
  }

  private static boolean isSubdomain(String candidate) {
    for (String label : candidate.split("\\.", -1)) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String candidate) {
    return !candidate.isEmpty()
        && isAlphanumeric(candidate.charAt(0))
        && isAlphanumeric(candidate.charAt(candidate.length() - 1))
        && candidate.chars().allMatch(c -> "-_.".indexOf(c) >= 0 || isAlphanumeric((char) c));
  }

  /** Groups of hexadecimal digits with or without hyphens. */
  private static boolean isUuid(String candidate) {
    int[] ends = {8, 12, 16, 20, 32};
    int digits = 0;
    int group = 0;
    for (int i = 0; i < candidate.length(); i++) {
      char c = candidate.charAt(i);
      if (c == '-' && group < ends.length - 1 && digits == ends[group]) {
        group++;
      } else if (c < 0x80 && Character.digit(c, 16) >= 0) {
        digits++;
        if (digits > ends[group] && group < ends.length - 1) {
          group++;
        }
      } else {
        return false;
      }
    }
    return digits == 32;
  }

  private static boolean isBase64(String candidate) {
    try {
      return candidate.length() % 4 == 0
          && !candidate.isEmpty()
          && Base64.getDecoder().decode(candidate).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
