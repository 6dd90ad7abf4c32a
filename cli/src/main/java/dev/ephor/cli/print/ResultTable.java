package dev.ephor.cli.print;

import dev.ephor.cli.print.Table.Cell;
import dev.ephor.report.Entry;
import java.util.List;
import java.util.Locale;

/** Results as a table, in the columns that Kyverno's users know. */
public final class ResultTable {
  private ResultTable() {}

  /**
   * @param detailed whether messages are shown
   */
  public static String render(List<Entry> entries, boolean detailed, Colour colour, int columns) {
    Table table =
        detailed
            ? new Table("ID", "POLICY", "RULE", "RESOURCE", "RESULT", "MESSAGE")
            : new Table("ID", "POLICY", "RULE", "RESOURCE", "RESULT");
    int id = 0;
    for (Entry entry : entries) {
      id++;
      Cell number = Cell.plain(Integer.toString(id));
      Cell policy = Cell.plain(entry.result().policy().id().qualifiedName());
      Cell rule = Cell.plain(entry.result().rule());
      Cell resource = Cell.plain(entry.subject().path());
      Cell result =
          new Cell(title(entry.outcome().word()), text -> colour.of(entry.outcome(), text));
      if (detailed) {
        Cell message = Cell.plain(entry.outcome().message().strip());
        table.add(number, policy, rule, resource, result, message);
      } else {
        table.add(number, policy, rule, resource, result);
      }
    }
    return table.render(columns);
  }

  static String title(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
