package dev.ephor.engine.payload;

import dev.ephor.engine.payload.FieldType.Mapped;
import dev.ephor.engine.payload.FieldType.Plain;
import java.util.Map;

/**
 * A request of the Model Context Protocol, with the parameters of its method in a field of their
 * own (modelcontextprotocol.io; names as Kyverno's policies use them).
 */
final class McpTypes {
  private static final String NAME = "mcp.";

  static final MessageType PAGE =
      new MessageType(NAME + "PaginatedParams", Map.of("Cursor", Plain.STRING));

  static final MessageType TOOL_CALL =
      new MessageType(
          NAME + "CallToolParams", Map.of("Name", Plain.STRING, "Arguments", Plain.ANY));

  static final MessageType RESOURCE_READ =
      new MessageType(
          NAME + "ReadResourceParams", Map.of("URI", Plain.STRING, "Arguments", Plain.OBJECT));

  static final MessageType PROMPT_GET =
      new MessageType(
          NAME + "GetPromptParams",
          Map.of("Name", Plain.STRING, "Arguments", new Mapped(Plain.STRING)));

  static final MessageType INITIALIZE =
      new MessageType(
          NAME + "InitializeParams",
          Map.of(
              "ProtocolVersion", Plain.STRING,
              "Capabilities", Plain.OBJECT,
              "ClientInfo",
                  new MessageType(
                          NAME + "Implementation",
                          Map.of(
                              "Name", Plain.STRING,
                              "Version", Plain.STRING,
                              "Title", Plain.STRING,
                              "Description", Plain.STRING,
                              "WebsiteURL", Plain.STRING))
                      .nested()));

  static final MessageType SET_LEVEL =
      new MessageType(NAME + "SetLevelParams", Map.of("Level", Plain.STRING));

  static final MessageType ELICITATION =
      new MessageType(
          NAME + "ElicitationParams",
          Map.of(
              "Mode", Plain.STRING,
              "Message", Plain.STRING,
              "RequestedSchema", Plain.ANY,
              "ElicitationID", Plain.STRING,
              "URL", Plain.STRING));

  static final MessageType REQUEST =
      new MessageType(
          NAME + "MCPRequest",
          Map.of(
              "Method", Plain.STRING,
              "ID", Plain.ANY,
              "Paginated", PAGE.nested(),
              "ToolCall", TOOL_CALL.nested(),
              "ResourceRead", RESOURCE_READ.nested(),
              "PromptGet", PROMPT_GET.nested(),
              "Initialize", INITIALIZE.nested(),
              "SetLogLevel", SET_LEVEL.nested(),
              "Elicitation", ELICITATION.nested()));

  private McpTypes() {}
}
