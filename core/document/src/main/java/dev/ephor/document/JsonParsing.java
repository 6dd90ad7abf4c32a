package dev.ephor.document;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON texts, one or several in a row. Whole numbers of 64 bits become integers whatever way
 * they are written, as they do once Go has read and written them.
 */
final class JsonParsing {
  /** Digits of one number; a double needs at most 767 to be exact. */
  private static final int LONGEST_NUMBER = 2_000;

  private JsonParsing() {}

  static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth() + 1)
            .maxStringLength(limits.bytesPerDocument())
            .maxNameLength(limits.bytesPerDocument())
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    return JsonFactory.builder().streamReadConstraints(constraints).build();
  }

  /**
   * Adds the documents that the bytes hold to {@code out}.
   *
   * @throws Rejected with code {@link DocumentCodes#JSON_SYNTAX} when the text is not JSON, with
   *     another code when it is over a limit
   */
  static void read(JsonFactory factory, RawDocument raw, TreeBuilder tree, List<Document> out) {
    Places places = new Places(raw.bytes(), raw.from(), raw.firstLine());
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), raw.bytes(), raw.from(), raw.length())) {
      Reading reading = new Reading(parser, places, tree, raw.from());
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        long mark = reading.mark();
        Node root = reading.value(token, mark);
        if (!(root instanceof NullNode)) {
          out.add(new Document(raw.file(), root, mark));
        }
      }
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      long mark = offset < 0 ? Mark.NONE : places.mark((int) offset);
      throw tree.reject(DocumentCodes.JSON_SYNTAX, mark, problem(e));
    }
  }

  private static String problem(JacksonException e) {
    String text = e.getOriginalMessage();
    int detail = text.indexOf("\n");
    String line = detail < 0 ? text : text.substring(0, detail);
    int advice = line.indexOf(": enable 'JsonReadFeature");
    line = advice < 0 ? line : line.substring(0, advice);
    int place = line.indexOf(" (start marker at");
    line = place < 0 ? line : line.substring(0, place);
    String lower = line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    return Excerpt.message(withoutCharacterCodes(lower.replace('\'', '`').replace('"', '`')));
  }

  /** {@code character (`x` (code 120))} becomes {@code character `x`}. */
  private static String withoutCharacterCodes(String text) {
    int code = text.indexOf(" (code ");
    int close = text.indexOf("))", code);
    int open = code < 0 ? -1 : text.lastIndexOf('(', code - 1);
    return code < 0 || close < 0 || open < 0
        ? text
        : text.substring(0, open) + text.substring(open + 1, code) + text.substring(close + 2);
  }

  /** The state of reading one text. */
  private record Reading(JsonParser parser, Places places, TreeBuilder tree, int from) {

    long mark() {
      return places.mark(from + (int) parser.currentTokenLocation().getByteOffset());
    }

    Node value(JsonToken token, long mark) {
      return switch (token) {
        case START_OBJECT -> object(mark);
        case START_ARRAY -> array(mark);
        case VALUE_STRING -> {
          tree.count(1, mark);
          yield string();
        }
        case VALUE_NUMBER_INT -> {
          tree.count(1, mark);
          yield whole(mark);
        }
        case VALUE_NUMBER_FLOAT -> {
          tree.count(1, mark);
          yield number(parser.getDoubleValue(), mark);
        }
        case VALUE_TRUE -> BoolNode.TRUE;
        case VALUE_FALSE -> BoolNode.FALSE;
        case VALUE_NULL -> NullNode.NULL;
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
            throw tree.reject(DocumentCodes.JSON_SYNTAX, mark, "unexpected end of input");
      };
    }

    private Node object(long mark) {
      tree.beginObject(mark);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        long keyMark = mark();
        String key = parser.currentName();
        tree.enter(key);
        JsonToken token = parser.nextToken();
        long valueMark = mark();
        tree.push(key, keyMark, value(token, valueMark), valueMark);
      }
      return tree.endObject();
    }

    private Node array(long mark) {
      tree.beginArray(mark);
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        long valueMark = mark();
        tree.push(value(token, valueMark), valueMark);
      }
      return tree.endArray();
    }

    private StringNode string() {
      char[] text = parser.getStringCharacters();
      int length = parser.getStringLength();
      int start = parser.getStringOffset();
      for (int i = start; i < start + length; i++) {
        if (Character.isSurrogate(text[i])) {
          return StringNode.of(Surrogates.replaceLone(new String(text, start, length)));
        }
      }
      return tree.pool().node(text, start, length);
    }

    private Node whole(long mark) {
      return switch (parser.getNumberType()) {
        case INT, LONG -> IntNode.of(parser.getLongValue());
        case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> number(parser.getDoubleValue(), mark);
      };
    }

    private Node number(double value, long mark) {
      if (Double.isInfinite(value) || Double.isNaN(value)) {
        throw tree.reject(DocumentCodes.JSON_SYNTAX, mark, "number is too large");
      }
      return FloatNode.wholeOrFloat(value);
    }
  }
}
