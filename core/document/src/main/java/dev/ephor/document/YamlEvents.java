package dev.ephor.document;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The events of one YAML text. Whatever the parser throws becomes {@link Rejected}. */
final class YamlEvents {
  private final RawDocument raw;
  private final String text;
  private final ParserImpl parser;
  private int lastLine = 0;
  private int lastColumn = 0;

  YamlEvents(RawDocument raw, String text) {
    this.raw = raw;
    this.text = text;
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            // Limits of our own apply, to bytes before parsing and to nodes while composing.
            .setCodePointLimit(Integer.MAX_VALUE)
            // The parser copies what it holds whenever it reads more, so that a long scalar takes
            // quadratic time unless the whole text is read at once.
            .setBufferSize(text.length() + 1)
            .build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  boolean hasNext() {
    try {
      return parser.hasNext();
    } catch (YamlEngineException e) {
      throw new Rejected(YamlProblems.diagnostic(e, raw, text));
    } catch (RuntimeException e) {
      throw parserFault();
    }
  }

  Event next() {
    try {
      Event event = parser.next();
      event.getEndMark().ifPresent(this::remember);
      return event;
    } catch (YamlEngineException e) {
      throw new Rejected(YamlProblems.diagnostic(e, raw, text));
    } catch (RuntimeException e) {
      throw parserFault();
    }
  }

  private void remember(Mark mark) {
    lastLine = mark.getLine();
    lastColumn = mark.getColumn();
  }

  /**
   * The parser throws exceptions of other kinds for some broken input, such as a number format
   * exception for an escape that is cut short. They are all the input's fault.
   */
  private Rejected parserFault() {
    SourceLocation at =
        new SourceLocation(raw.file(), lastLine + raw.firstLine(), lastColumn + 1, "");
    return new Rejected(
        Diagnostic.error(DocumentCodes.YAML_SYNTAX, at, "cannot be read as YAML from here on"));
  }
}
