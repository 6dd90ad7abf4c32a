package dev.ephor.report;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Severity;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics as a SARIF 2.1.0 log with one run. The rules are the codes, with the page that
 * explains them; limits are those of {@link Sarif}.
 */
public final class DiagnosticSarif {
  private final String version;

  /**
   * @param version of the program
   */
  public DiagnosticSarif(String version) {
    this.version = version;
  }

  public ObjectNode log(List<Diagnostic> diagnostics) {
    List<Diagnostic> shown =
        diagnostics.stream()
            .sorted(Comparator.comparing(Diagnostic::severity))
            .limit(Sarif.RESULTS_MAX)
            .toList();
    Map<String, Integer> rules = new LinkedHashMap<>();
    List<Node> ruleNodes = new ArrayList<>();
    List<Node> results = new ArrayList<>();
    for (Diagnostic found : shown) {
      if (!rules.containsKey(found.code())) {
        rules.put(found.code(), rules.size());
        ruleNodes.add(rule(found));
      }
      results.add(result(found, rules.getOrDefault(found.code(), 0)));
    }
    return Sarif.log(version, ruleNodes, results);
  }

  private static ObjectNode rule(Diagnostic found) {
    String page = DiagnosticPages.of(found.code());
    return ObjectNode.builder()
        .put("id", found.code())
        .put("name", found.code())
        .put("shortDescription", text(found.code() + ", explained in " + page))
        .put("helpUri", page)
        .put("help", text("Explained in " + page))
        .put("defaultConfiguration", ObjectNode.of("level", StringNode.of(level(found))))
        .build();
  }

  private static ObjectNode result(Diagnostic found, int ruleIndex) {
    ObjectNode region =
        ObjectNode.builder()
            .put("startLine", Math.max(1, found.at().line()))
            .put("startColumn", Math.max(1, found.at().column()))
            .build();
    ObjectNode physical =
        ObjectNode.builder()
            .put("artifactLocation", Sarif.artifact(found.at().file()))
            .put("region", region)
            .build();
    ObjectNode location = ObjectNode.of("physicalLocation", physical);
    return ObjectNode.builder()
        .put("ruleId", found.code())
        .put("ruleIndex", ruleIndex)
        .put("level", level(found))
        .put("message", text(DiagnosticReports.sentence(found)))
        .put("locations", ArrayNode.of(location))
        .put(
            "partialFingerprints",
            ObjectNode.of("ephor/v1", StringNode.of(DiagnosticReports.fingerprint(found))))
        .build();
  }

  private static String level(Diagnostic found) {
    return found.severity() == Severity.ERROR ? "error" : "warning";
  }

  private static ObjectNode text(String text) {
    return ObjectNode.of("text", StringNode.of(text));
  }
}
