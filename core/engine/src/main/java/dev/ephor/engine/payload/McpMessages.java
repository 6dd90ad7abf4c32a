package dev.ephor.engine.payload;

import dev.ephor.cel.CelError;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.Severity;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads requests of the Model Context Protocol out of JSON-RPC messages. */
final class McpMessages {
  private static final String METHOD = "Method";

  private McpMessages() {}

  /** Methods whose parameters expressions can read. */
  enum Method {
    INITIALIZE("initialize", "Initialize"),
    RESOURCES_LIST("resources/list", "Paginated"),
    RESOURCES_TEMPLATES_LIST("resources/templates/list", "Paginated"),
    RESOURCES_READ("resources/read", "ResourceRead"),
    PROMPTS_LIST("prompts/list", "Paginated"),
    PROMPTS_GET("prompts/get", "PromptGet"),
    TOOLS_LIST("tools/list", "Paginated"),
    TOOLS_CALL("tools/call", "ToolCall"),
    SET_LOG_LEVEL("logging/setLevel", "SetLogLevel"),
    ELICITATION_CREATE("elicitation/create", "Elicitation");

    private final String word;
    private final String field;

    Method(String word, String field) {
      this.word = word;
      this.field = field;
    }

    private MessageType parameters() {
      return switch (this) {
        case INITIALIZE -> McpTypes.INITIALIZE;
        case RESOURCES_LIST, RESOURCES_TEMPLATES_LIST, PROMPTS_LIST, TOOLS_LIST -> McpTypes.PAGE;
        case RESOURCES_READ -> McpTypes.RESOURCE_READ;
        case PROMPTS_GET -> McpTypes.PROMPT_GET;
        case TOOLS_CALL -> McpTypes.TOOL_CALL;
        case SET_LOG_LEVEL -> McpTypes.SET_LEVEL;
        case ELICITATION_CREATE -> McpTypes.ELICITATION;
      };
    }

    /** The method as messages name it. */
    String word() {
      return word;
    }

    private static Optional<Method> of(String word) {
      for (Method method : values()) {
        if (method.word.equals(word)) {
          return Optional.of(method);
        }
      }
      return Optional.empty();
    }
  }

  /** The request in a text, or an error that says why it is none. */
  static Value parse(String text) {
    ReadResult read = new DocumentReader().readJson("mcp", text);
    for (Diagnostic found : read.diagnostics()) {
      if (found.severity() == Severity.ERROR) {
        return CelError.of("mcp: " + found.message());
      }
    }
    if (read.documents().size() != 1
        || !(read.documents().getFirst().root() instanceof ObjectNode)) {
      return CelError.of("mcp: the message is no JSON object");
    }
    Document document = read.documents().getFirst();
    Findings findings = new Findings("PAY");
    ObjectNode request = request(document.fragment(), findings);
    for (Diagnostic found : findings.sorted()) {
      if (found.severity() == Severity.ERROR) {
        return CelError.of("mcp: " + found.message());
      }
    }
    return new Message(McpTypes.REQUEST, request);
  }

  private static ObjectNode request(Fragment message, Findings findings) {
    ObjectNode.Builder out = ObjectNode.builder();
    Node method = message.child("method").map(Fragment::node).orElse(NullNode.NULL);
    if (method instanceof StringNode(String word)) {
      out.put(METHOD, word);
      Optional<Fragment> parameters =
          message.child("params").filter(given -> given.node() != NullNode.NULL);
      Method.of(word)
          .ifPresent(known ->
              out.put(
                  known.field,
                  parameters
                      .map(given ->
                          new MessageReader(findings, false).read(known.parameters(), given))
                      .orElse(ObjectNode.EMPTY)));
    } else if (method != NullNode.NULL) {
      findings.error(3, message.at(), "`method` must be a string");
    }
    message.child("id").ifPresent(id -> out.put("ID", id.node()));
    return out.build();
  }

  /**
   * An HTTP request with the message of its body in {@code mcp.request}, as a server puts it there.
   * A body that is a message in part keeps its method, so that a condition on it still holds.
   */
  static ObjectNode withRequest(ObjectNode http) {
    if (http.object("mcp").has("request")) {
      return http;
    }
    String body = http.object("attributes").text("body", "");
    if (body.isEmpty()) {
      return http;
    }
    String text = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    ObjectNode request =
        switch (parse(text)) {
          case Message message -> message.content();
          default -> methodAlone(text);
        };
    return request.isEmpty() ? http : http.with("mcp", ObjectNode.of("request", request));
  }

  private static ObjectNode methodAlone(String text) {
    ReadResult read = new DocumentReader().readJson("mcp", text);
    boolean whole = read.diagnostics().isEmpty() && read.documents().size() == 1;
    return whole
            && read.documents().getFirst().root() instanceof ObjectNode object
            && object.get("method") instanceof StringNode method
        ? ObjectNode.of(METHOD, method)
        : ObjectNode.EMPTY;
  }
}
