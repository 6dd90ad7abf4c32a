package dev.ephor.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads YAML and JSON files into trees, with the rules of Kubernetes and within limits. It never
 * throws for what a file contains: every mistake is a {@link Diagnostic}, and the documents without
 * a mistake are returned all the same.
 *
 * <p>A document that begins with a brace or bracket is tried as JSON first, which is many times
 * faster, and read as YAML when it is not JSON.
 *
 * <p>May be used by several threads at once. Keep one reader for many files: it shares names and
 * short strings between documents.
 */
public final class DocumentReader {
  private final Limits limits;
  private final DuplicateKeys duplicateKeys;
  private final Marks marks;
  private final StringPool pool = new StringPool();
  private final JsonSyntax json;

  /** Made when the first JSON text is read, so that reading one YAML file does not wait for it. */
  private static final class JsonSyntax {
    private final Limits limits;
    private volatile Optional<JsonFactory> factory = Optional.empty();

    JsonSyntax(Limits limits) {
      this.limits = limits;
    }

    /** Two threads may each make one at first; either serves. */
    JsonFactory factory() {
      if (factory.isEmpty()) {
        factory = Optional.of(JsonParsing.factory(limits));
      }
      return factory.orElseThrow();
    }
  }

  public DocumentReader() {
    this(Limits.DEFAULT);
  }

  public DocumentReader(Limits limits) {
    this(limits, DuplicateKeys.WARN, Marks.KEEP);
  }

  public DocumentReader(Limits limits, DuplicateKeys duplicateKeys, Marks marks) {
    this.limits = limits;
    this.duplicateKeys = duplicateKeys;
    this.marks = marks;
    this.json = new JsonSyntax(limits);
  }

  public Limits limits() {
    return limits;
  }

  /** All documents of a file; {@code file} is its name for messages. */
  public ReadResult readAll(String file, byte[] content) {
    if (content.length > limits.bytesPerFile()) {
      String message = "file is larger than " + limits.bytesPerFile() + " bytes";
      SourceLocation at = new SourceLocation(file, 1, 1, "");
      return new ReadResult(
          List.of(), List.of(Diagnostic.error(DocumentCodes.TOO_LARGE, at, message)));
    }
    DocumentCursor cursor = open(file, new ByteArrayInputStream(content));
    DiagnosticList diagnostics = new DiagnosticList(limits.diagnostics());
    List<Document> documents = new ArrayList<>();
    Optional<RawDocument> raw = cursor.next();
    while (raw.isPresent()) {
      if (documents.size() >= limits.documentsPerFile()) {
        String message = "file has more than " + limits.documentsPerFile() + " documents";
        SourceLocation at = new SourceLocation(file, raw.get().firstLine(), 1, "");
        diagnostics.add(Diagnostic.error(DocumentCodes.TOO_LARGE, at, message));
        break;
      }
      parse(raw.get(), documents, diagnostics);
      raw = cursor.next();
    }
    diagnostics.addAll(cursor.collected());
    return new ReadResult(documents, diagnostics.toList(file));
  }

  /** As {@link #readAll(String, byte[])}. */
  public ReadResult readAll(String file, String content) {
    return readAll(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The values of a text that must be JSON, whatever YAML would make of it. */
  public ReadResult readJson(String file, String content) {
    RawDocument raw = RawDocument.of(file, content.getBytes(StandardCharsets.UTF_8));
    DiagnosticList diagnostics = new DiagnosticList(limits.diagnostics());
    List<Document> documents = new ArrayList<>(1);
    if (raw.length() > limits.bytesPerDocument()) {
      String message = "document is larger than " + limits.bytesPerDocument() + " bytes";
      diagnostics.add(Diagnostic.error(DocumentCodes.TOO_LARGE, start(raw), message));
    } else {
      try {
        JsonParsing.read(json.factory(), raw, tree(raw, diagnostics), documents);
      } catch (Rejected e) {
        documents.clear();
        diagnostics.add(e.diagnostic());
      }
    }
    return new ReadResult(documents, diagnostics.toList(file));
  }

  /**
   * Reads a file document by document. The caller closes {@code in}; what a cursor could not read
   * is in {@link DocumentCursor#diagnostics()}.
   */
  public DocumentCursor open(String file, InputStream in) {
    return new DocumentCursor(file, in, limits);
  }

  /**
   * Parses one document. It has several trees when a line {@code ...} or, in JSON, nothing but
   * white space separates them, and none when it is empty or wrong.
   */
  public ReadResult parse(RawDocument raw) {
    DiagnosticList diagnostics = new DiagnosticList(limits.diagnostics());
    List<Document> documents = new ArrayList<>(1);
    parse(raw, documents, diagnostics);
    return new ReadResult(documents, diagnostics.toList(raw.file()));
  }

  private void parse(RawDocument given, List<Document> out, DiagnosticList diagnostics) {
    if (given.length() > limits.bytesPerDocument()) {
      String message = "document is larger than " + limits.bytesPerDocument() + " bytes";
      diagnostics.add(Diagnostic.error(DocumentCodes.TOO_LARGE, start(given), message));
      return;
    }
    RawDocument raw = withoutByteOrderMark(given);
    int end = raw.from() + raw.length();
    int invalid = Utf8.findInvalid(raw.bytes(), raw.from(), end);
    if (invalid >= 0) {
      diagnostics.add(notUtf8(raw, invalid));
      return;
    }
    DiagnosticList own = new DiagnosticList(limits.diagnostics());
    List<Document> read = new ArrayList<>(1);
    if (looksLikeJson(raw)) {
      jsonOrYaml(raw, read, own);
    } else {
      yaml(raw, read, own).ifPresent(own::add);
    }
    if (own.errors() == 0) {
      out.addAll(read);
    }
    diagnostics.addAll(own);
  }

  private void jsonOrYaml(RawDocument raw, List<Document> out, DiagnosticList diagnostics) {
    DiagnosticList first = new DiagnosticList(limits.diagnostics());
    List<Document> documents = new ArrayList<>(1);
    try {
      JsonParsing.read(json.factory(), raw, tree(raw, first), documents);
      out.addAll(documents);
      diagnostics.addAll(first);
    } catch (Rejected e) {
      Diagnostic notJson = e.diagnostic();
      if (!notJson.code().equals(DocumentCodes.JSON_SYNTAX)) {
        diagnostics.add(notJson);
        return;
      }
      DiagnosticList second = new DiagnosticList(limits.diagnostics());
      Optional<Diagnostic> notYaml = yaml(raw, out, second);
      diagnostics.addAll(second);
      notYaml.ifPresent(diagnostic -> diagnostics.add(meant(raw, notJson, diagnostic)));
    }
  }

  /**
   * Of two readings of one text, the one that its author meant: JSON when more than the opening
   * braces was JSON.
   */
  private static Diagnostic meant(RawDocument raw, Diagnostic json, Diagnostic yaml) {
    int end = raw.from() + raw.length();
    int at = raw.from();
    while (at < end && " \t\r\n{[".indexOf(raw.bytes()[at]) >= 0) {
      at++;
    }
    long first = new Places(raw.bytes(), raw.from(), raw.firstLine()).mark(at);
    return Mark.of(json.at().line(), json.at().column()) > first ? json : yaml;
  }

  /** The syntax error or limit that ended the reading, if any. */
  private Optional<Diagnostic> yaml(
      RawDocument raw, List<Document> out, DiagnosticList diagnostics) {
    String text = new String(raw.bytes(), raw.from(), raw.length(), StandardCharsets.UTF_8);
    TreeBuilder tree = tree(raw, diagnostics);
    try {
      new YamlComposer(new YamlEvents(raw, text), tree, raw.file(), raw.firstLine()).read(out);
      return Optional.empty();
    } catch (Rejected e) {
      return Optional.of(e.diagnostic());
    }
  }

  private TreeBuilder tree(RawDocument raw, DiagnosticList diagnostics) {
    boolean keep = marks == Marks.KEEP;
    return new TreeBuilder(
        new TreeBuilder.Source(raw.file(), limits, duplicateKeys, keep), pool, diagnostics);
  }

  private static boolean looksLikeJson(RawDocument raw) {
    int end = raw.from() + raw.length();
    int at = raw.from();
    while (at < end && " \t\r\n".indexOf(raw.bytes()[at]) >= 0) {
      at++;
    }
    if (at == end || (raw.bytes()[at] != '{' && raw.bytes()[at] != '[')) {
      return false;
    }
    // The JSON parser would take zero bytes near the start for UTF-16 or UTF-32.
    for (int i = raw.from(); i < Math.min(end, raw.from() + 4); i++) {
      if (raw.bytes()[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static RawDocument withoutByteOrderMark(RawDocument raw) {
    byte[] bytes = raw.bytes();
    int from = raw.from();
    boolean marked =
        raw.length() >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return marked
        ? new RawDocument(raw.file(), bytes, from + 3, raw.length() - 3, raw.firstLine())
        : raw;
  }

  private static Diagnostic notUtf8(RawDocument raw, int offset) {
    long mark = new Places(raw.bytes(), raw.from(), raw.firstLine()).mark(offset);
    SourceLocation at = new SourceLocation(raw.file(), Mark.line(mark), Mark.column(mark), "");
    String hex = String.format("0x%02X", raw.bytes()[offset]);
    return Diagnostic.error(DocumentCodes.ENCODING, at, "byte `" + hex + "` is not UTF-8")
        .withHelp("save the file as UTF-8, and put binary data into base64");
  }

  private static SourceLocation start(RawDocument raw) {
    return new SourceLocation(raw.file(), raw.firstLine(), 1, "");
  }
}
