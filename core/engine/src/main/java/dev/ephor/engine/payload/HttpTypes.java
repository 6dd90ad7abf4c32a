package dev.ephor.engine.payload;

import dev.ephor.engine.payload.FieldType.Listed;
import dev.ephor.engine.payload.FieldType.Mapped;
import dev.ephor.engine.payload.FieldType.Plain;
import java.util.Map;

/** The HTTP request that an authorizer is asked about, as Kyverno's policies see it. */
final class HttpTypes {
  static final MessageType ATTRIBUTES =
      new MessageType(
          "http.CheckRequestAttributes",
          Map.of(
              "method", Plain.STRING,
              "header", new Mapped(new Listed(Plain.STRING)),
              "host", Plain.STRING,
              "protocol", Plain.STRING,
              "contentLength", Plain.INT,
              "body", Plain.BYTES,
              "scheme", Plain.STRING,
              "path", Plain.STRING,
              "query", new Mapped(new Listed(Plain.STRING)),
              "fragment", Plain.STRING));

  static final MessageType CHECK_REQUEST =
      new MessageType(
          "http.CheckRequest",
          Map.of(
              "attributes", ATTRIBUTES.nested(),
              "mcp",
                  new MessageType("http.MCPCheckData", Map.of("request", McpTypes.REQUEST.nested()))
                      .nested()));

  private HttpTypes() {}
}
