package dev.ephor.report;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.outcome.RuleOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Findings as a SARIF 2.1.0 log with one run, within what GitHub's code scanning accepts: at most
 * 25 000 results and rules, the gravest first, 20 tags a rule, paths relative to the repository.
 */
public final class Sarif {
  /** GitHub's limit of results and of rules in a run. */
  static final int RESULTS_MAX = 25_000;

  private static final int TAGS_MAX = 20;
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final String version;

  /**
   * @param version of the program
   */
  public Sarif(String version) {
    this.version = version;
  }

  public ObjectNode log(List<Entry> entries) {
    List<Entry> found = Findings.gravestFirst(entries);
    List<Entry> shown = found.subList(0, Math.min(RESULTS_MAX, found.size()));
    Map<String, Integer> rules = new LinkedHashMap<>();
    List<Node> ruleNodes = new ArrayList<>();
    List<Node> results = new ArrayList<>();
    for (Entry entry : shown) {
      Integer index = rules.get(entry.ruleId());
      if (index == null) {
        index = rules.size();
        rules.put(entry.ruleId(), index);
        ruleNodes.add(rule(entry));
      }
      results.add(result(entry, index));
    }
    return log(version, ruleNodes, results);
  }

  /** A log with one run. */
  static ObjectNode log(String version, List<Node> rules, List<Node> results) {
    ObjectNode driver =
        ObjectNode.builder()
            .put("name", "Ephor")
            .put("version", version)
            .put("rules", ArrayNode.of(rules))
            .build();
    ObjectNode run =
        ObjectNode.builder()
            .put("tool", ObjectNode.of("driver", driver))
            .put("columnKind", "unicodeCodePoints")
            .put("results", ArrayNode.of(results))
            .build();
    return ObjectNode.builder()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", ArrayNode.of(run))
        .build();
  }

  private static ObjectNode rule(Entry entry) {
    Labels labels = Labels.of(entry.result());
    String title = labels.title().orElse(entry.ruleId());
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("id", entry.ruleId())
            .put("name", camelCase(entry.ruleId()))
            .put("shortDescription", text(title));
    labels.description().ifPresent(full -> out.put("fullDescription", text(full)));
    helpUri(entry, labels).ifPresent(uri -> out.put("helpUri", uri));
    labels.description().ifPresent(full -> out.put("help", text(full)));
    ObjectNode level = ObjectNode.of("level", StringNode.of(level(entry)));
    out.put("defaultConfiguration", level);
    List<Node> tags = new ArrayList<>();
    labels.category().stream()
        .flatMap(all -> List.of(all.split(",")).stream())
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .limit(TAGS_MAX)
        .forEach(tag -> tags.add(StringNode.of(tag)));
    ObjectNode properties =
        ObjectNode.builder()
            .put("tags", ArrayNode.of(tags))
            .put("security-severity", securitySeverity(Findings.severity(entry)))
            .build();
    return out.put("properties", properties).build();
  }

  /** What the policy's author wrote about it, or the policy itself. */
  private static Optional<String> helpUri(Entry entry, Labels labels) {
    Optional<String> given =
        labels
            .documentation()
            .filter(uri -> uri.startsWith("https://") || uri.startsWith("http://"));
    String file = entry.result().policy().source().file();
    boolean usable = !file.isEmpty() && !file.startsWith("<");
    return given.or(() -> usable ? Optional.of(uri(file)) : Optional.empty());
  }

  private static ObjectNode result(Entry entry, int ruleIndex) {
    ObjectNode region =
        ObjectNode.builder()
            .put("startLine", Math.max(1, entry.place().line()))
            .put("startColumn", Math.max(1, entry.place().column()))
            .build();
    ObjectNode physical =
        ObjectNode.builder()
            .put("artifactLocation", artifact(entry.place().file()))
            .put("region", region)
            .build();
    ObjectNode logical =
        ObjectNode.builder()
            .put("fullyQualifiedName", entry.subject().path() + entry.place().path())
            .put("kind", "resource")
            .build();
    ObjectNode location =
        ObjectNode.builder()
            .put("physicalLocation", physical)
            .put("logicalLocations", ArrayNode.of(logical))
            .build();
    return ObjectNode.builder()
        .put("ruleId", entry.ruleId())
        .put("ruleIndex", ruleIndex)
        .put("level", level(entry))
        .put("message", text(Findings.sentence(entry)))
        .put("locations", ArrayNode.of(location))
        .put(
            "partialFingerprints",
            ObjectNode.of("ephor/v1", StringNode.of(Findings.fingerprint(entry))))
        .build();
  }

  /** The file, relative to the repository where it is. */
  static ObjectNode artifact(String file) {
    ObjectNode.Builder out = ObjectNode.builder().put("uri", uri(file));
    if (!file.startsWith("/")) {
      out.put("uriBaseId", "%SRCROOT%");
    }
    return out.build();
  }

  /** Paths as RFC 3986 wants them; absolute ones become file addresses. */
  private static String uri(String file) {
    String path = file.startsWith("./") ? file.substring(2) : file;
    StringBuilder out = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "/-._~".indexOf(c) >= 0;
  }

  private static String level(Entry entry) {
    if (entry.outcome() instanceof RuleOutcome.Warn) {
      return "note";
    }
    return switch (Findings.severity(entry)) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /** GitHub's scale: over 9.0 is critical, 7.0 high, 4.0 medium, above 0 low. */
  private static String securitySeverity(Importance severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.0";
      case LOW -> "3.0";
      case INFO -> "0.0";
    };
  }

  private static ObjectNode text(String text) {
    return ObjectNode.of("text", StringNode.of(text));
  }

  private static String camelCase(String id) {
    StringBuilder out = new StringBuilder();
    boolean upper = true;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      } else {
        upper = true;
      }
    }
    return out.toString();
  }
}
