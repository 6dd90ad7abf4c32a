package dev.ephor.cli.test;

import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.Table;
import dev.ephor.cli.print.Table.Cell;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.YamlWriter;
import dev.ephor.report.Fields;
import dev.ephor.report.XmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes rows in the formats and with the column names that Kyverno's users know. */
final class RowWriter {
  private final RowFormat format;
  private final boolean detailed;

  /**
   * @param detailed whether messages of rules are written
   */
  RowWriter(RowFormat format, boolean detailed) {
    this.format = format;
    this.detailed = detailed;
  }

  /** A table of rows, numbered from 1. */
  String table(List<Row> rows, Colour colour, int columns) {
    Table table =
        detailed
            ? new Table("ID", "POLICY", "RULE", "RESOURCE", "RESULT", "REASON", "MESSAGE")
            : new Table("ID", "POLICY", "RULE", "RESOURCE", "RESULT", "REASON");
    int id = 0;
    for (Row row : rows) {
      id++;
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.plain(Integer.toString(id)));
      cells.add(Cell.plain(row.policy()));
      cells.add(Cell.plain(row.rule()));
      cells.add(Cell.plain(row.resource()));
      cells.add(
          new Cell(result(row), text -> row.passed() ? colour.green(text) : colour.red(text)));
      cells.add(new Cell(row.reason(), text -> row.passed() ? text : colour.red(text)));
      if (detailed) {
        cells.add(Cell.plain(row.message()));
      }
      table.add(cells.toArray(Cell[]::new));
    }
    return table.render(columns);
  }

  /** One document of all rows. */
  void document(List<Row> rows, Appendable out) throws IOException {
    switch (format) {
      case TABLE -> throw new IllegalStateException("a table is no document");
      case JSON -> {
        JsonWriter.pretty().write(nodes(rows), out);
        out.append('\n');
      }
      case YAML -> YamlWriter.inOrder().write(nodes(rows), out);
      case MARKDOWN -> markdown(rows, out);
      case JUNIT -> junit(rows, out);
      case HTML -> RowReports.html(rows, out);
      case CSV -> RowReports.csv(rows, out);
      case GITLAB -> {
        JsonWriter.pretty().write(RowReports.gitlab(rows), out);
        out.append('\n');
      }
      case GITHUB -> RowReports.github(rows, out);
    }
  }

  private Node nodes(List<Row> rows) {
    List<Node> out = new ArrayList<>();
    for (Row row : rows) {
      ObjectNode.Builder node =
          ObjectNode.builder()
              .put("ID", out.size() + 1L)
              .put("TEST", row.test())
              .put("POLICY", row.policy())
              .put("RULE", row.rule())
              .put("RESOURCE", row.resource())
              .put("RESULT", result(row))
              .put("REASON", row.reason());
      if (detailed) {
        node.put("MESSAGE", row.message());
      }
      out.add(node.build());
    }
    return ArrayNode.of(out);
  }

  static String result(Row row) {
    return row.passed() ? "Pass" : "Fail";
  }

  private void markdown(List<Row> rows, Appendable out) throws IOException {
    out.append("| ID | POLICY | RULE | RESOURCE | RESULT | REASON |");
    out.append(detailed ? " MESSAGE |\n" : "\n");
    out.append("|---|---|---|---|---|---|").append(detailed ? "---|\n" : "\n");
    int id = 0;
    for (Row row : rows) {
      id++;
      out.append("| ").append(Integer.toString(id)).append(" | ");
      out.append(Fields.markdown(row.policy()))
          .append(" | ")
          .append(Fields.markdown(row.rule()))
          .append(" | ");
      out.append(Fields.markdown(row.resource())).append(" | ").append(result(row)).append(" | ");
      out.append(Fields.markdown(row.reason())).append(" |");
      out.append(detailed ? " " + Fields.markdown(row.message()) + " |\n" : "\n");
    }
  }

  private void junit(List<Row> rows, Appendable out) throws IOException {
    Map<String, List<Row>> suites = new LinkedHashMap<>();
    rows.forEach(row -> suites.computeIfAbsent(row.policy(), _ -> new ArrayList<>()).add(row));
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    counts(rows, out);
    for (Map.Entry<String, List<Row>> suite : suites.entrySet()) {
      out.append("  <testsuite name=\"").append(XmlText.of(suite.getKey())).append('"');
      counts(suite.getValue(), out);
      for (Row row : suite.getValue()) {
        testCase(row, out);
      }
      out.append("  </testsuite>\n");
    }
    out.append("</testsuites>\n");
  }

  private static void counts(List<Row> rows, Appendable out) throws IOException {
    long failures = rows.stream().filter(row -> !row.passed()).count();
    out.append(" tests=\"" + rows.size() + "\" failures=\"" + failures + "\">\n");
  }

  private void testCase(Row row, Appendable out) throws IOException {
    String rule = row.rule().isEmpty() ? row.policy() : row.rule();
    out.append("    <testcase classname=\"").append(XmlText.of(rule));
    out.append("\" name=\"").append(XmlText.of(row.resource()));
    out.append("\" file=\"").append(XmlText.of(row.test())).append("\">\n");
    if (!row.passed()) {
      out.append("      <failure message=\"").append(XmlText.of(row.reason())).append("\">");
      out.append(XmlText.of(row.message())).append("</failure>\n");
    } else if (detailed) {
      out.append("      <system-out>").append(XmlText.of(row.message()));
      out.append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }
}
