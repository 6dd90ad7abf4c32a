package dev.ephor.report;

import java.io.IOException;
import java.util.List;

/** Results as one HTML page that needs nothing else: no script, no font, no network. */
public final class HtmlReport {
  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8884;vertical-align:top}
      .counts td{font-size:1.4rem}
      .fail,.error{color:#b3261e}.warn{color:#8a5a00}.pass{color:#1b7837}.skip{color:#555}
      code{font-size:.9em;overflow-wrap:break-word}
      @media(prefers-color-scheme:dark){
      body{background:#151515;color:#e6e6e6}.fail,.error{color:#ff8a80}.warn{color:#ffca66}
      .pass{color:#81c995}.skip{color:#aaa}}
      """;

  private HtmlReport() {}

  /**
   * @throws IOException when {@code out} does
   */
  public static void write(List<Entry> entries, Counts counts, Appendable out) throws IOException {
    head("Policy results", out);
    out.append("<table class=\"counts\">\n<tr><th>pass</th>");
    out.append("<th>fail</th><th>warn</th><th>error</th><th>skip</th></tr>\n<tr>");
    count("pass", counts.pass(), out);
    count("fail", counts.fail(), out);
    count("warn", counts.warn(), out);
    count("error", counts.error(), out);
    count("skip", counts.skip(), out);
    out.append("</tr>\n</table>\n<h2>Results</h2>\n<table>\n<thead><tr><th>Result</th>");
    out.append("<th>Policy</th><th>Rule</th><th>Resource</th><th>Message</th><th>Place</th>");
    out.append("</tr></thead>\n<tbody>\n");
    for (Entry entry : entries) {
      row(entry, out);
    }
    out.append("</tbody>\n</table>\n</body>\n</html>\n");
  }

  /**
   * The page from its beginning to its heading, with the style of all pages.
   *
   * @throws IOException when {@code out} does
   */
  public static void head(String title, Appendable out) throws IOException {
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    out.append("<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
    out.append("<h1>" + title + "</h1>\n");
  }

  private static void count(String word, int number, Appendable out) throws IOException {
    out.append("<td class=\"" + word + "\">" + number + "</td>");
  }

  private static void row(Entry entry, Appendable out) throws IOException {
    String word = entry.outcome().word();
    out.append("<tr><td class=\"" + word + "\">" + word + "</td><td>");
    out.append(XmlText.of(entry.result().policy().id().qualifiedName())).append("</td><td>");
    out.append(XmlText.of(entry.result().rule())).append("</td><td>");
    out.append(XmlText.of(entry.subject().path())).append("</td><td>");
    out.append(XmlText.of(Messages.of(entry.result()))).append("</td><td><code>");
    out.append(XmlText.of(entry.place().toString())).append("</code></td></tr>\n");
  }
}
