package dev.ephor.report;

import dev.ephor.engine.outcome.RuleOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results as JUnit XML: a suite for each policy, a case for each resource and rule. Violations and
 * warnings are failures; what could not be decided is an error.
 */
public final class JunitXml {
  private JunitXml() {}

  /**
   * @throws IOException when {@code out} does
   */
  public static void write(List<Entry> entries, Appendable out) throws IOException {
    Map<String, List<Entry>> suites = new LinkedHashMap<>();
    for (Entry entry : entries) {
      String policy = entry.result().policy().id().qualifiedName();
      suites.computeIfAbsent(policy, _ -> new ArrayList<>()).add(entry);
    }
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"ephor\"").append(counts(entries)).append(">\n");
    for (Map.Entry<String, List<Entry>> suite : suites.entrySet()) {
      out.append("  <testsuite name=\"").append(XmlText.of(suite.getKey())).append('"');
      out.append(counts(suite.getValue())).append(">\n");
      for (Entry entry : suite.getValue()) {
        testCase(entry, out);
      }
      out.append("  </testsuite>\n");
    }
    out.append("</testsuites>\n");
  }

  private static String counts(List<Entry> entries) {
    Counts counts = Counts.NONE;
    for (Entry entry : entries) {
      counts = counts.plus(entry.outcome());
    }
    return " tests=\""
        + entries.size()
        + "\" failures=\""
        + (counts.fail() + counts.warn())
        + "\" errors=\""
        + counts.error()
        + "\" skipped=\""
        + counts.skip()
        + "\"";
  }

  private static void testCase(Entry entry, Appendable out) throws IOException {
    out.append("    <testcase classname=\"").append(XmlText.of(entry.ruleId()));
    out.append("\" name=\"").append(XmlText.of(entry.subject().path()));
    out.append("\" file=\"").append(XmlText.of(entry.place().file()));
    out.append("\" line=\"").append(Integer.toString(entry.place().line())).append('"');
    String message = XmlText.of(Messages.of(entry.result()));
    switch (entry.outcome()) {
      case RuleOutcome.Pass _ -> out.append("/>\n");
      case RuleOutcome.Skip _ ->
          out.append(">\n      <skipped message=\"" + message + "\"/>\n    </testcase>\n");
      case RuleOutcome.Fail _ -> problem("failure", "violation", message, entry, out);
      case RuleOutcome.Warn _ -> problem("failure", "warning", message, entry, out);
      case RuleOutcome.Error _ -> problem("error", "error", message, entry, out);
    }
  }

  private static void problem(
      String element, String type, String message, Entry entry, Appendable out) throws IOException {
    out.append(">\n      <" + element + " type=\"" + type + "\" message=\"" + message + "\">");
    out.append(XmlText.of(entry.place().toString()));
    out.append("</" + element + ">\n    </testcase>\n");
  }
}
