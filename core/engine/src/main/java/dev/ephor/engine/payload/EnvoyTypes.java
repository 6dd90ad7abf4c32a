package dev.ephor.engine.payload;

import dev.ephor.engine.payload.FieldType.Choice;
import dev.ephor.engine.payload.FieldType.Listed;
import dev.ephor.engine.payload.FieldType.Mapped;
import dev.ephor.engine.payload.FieldType.Plain;
import java.util.List;
import java.util.Map;

/**
 * The request that Envoy's ext_authz filter sends (envoy.service.auth.v3.CheckRequest and
 * AttributeContext; field names as in the protocol buffers).
 */
final class EnvoyTypes {
  private static final String AUTH = "envoy.service.auth.v3.";
  private static final String CORE = "envoy.config.core.v3.";

  private static final MessageType ADDRESS =
      new MessageType(
          CORE + "Address",
          Map.of(
              "socket_address",
              new MessageType(
                      CORE + "SocketAddress",
                      Map.of(
                          "protocol", new Choice(List.of("TCP", "UDP")),
                          "address", Plain.STRING,
                          "port_value", Plain.UINT,
                          "named_port", Plain.STRING,
                          "resolver_name", Plain.STRING,
                          "ipv4_compat", Plain.BOOL))
                  .nested(),
              "pipe",
              new MessageType(CORE + "Pipe", Map.of("path", Plain.STRING, "mode", Plain.UINT))
                  .nested(),
              "envoy_internal_address",
              new MessageType(
                      CORE + "EnvoyInternalAddress",
                      Map.of("server_listener_name", Plain.STRING, "endpoint_id", Plain.STRING))
                  .nested()));

  private static final MessageType PEER =
      new MessageType(
          AUTH + "AttributeContext.Peer",
          Map.of(
              "address", ADDRESS.nested(),
              "service", Plain.STRING,
              "labels", new Mapped(Plain.STRING),
              "principal", Plain.STRING,
              "certificate", Plain.STRING));

  private static final MessageType HTTP =
      new MessageType(
          AUTH + "AttributeContext.HttpRequest",
          Map.ofEntries(
              Map.entry("id", Plain.STRING),
              Map.entry("method", Plain.STRING),
              Map.entry("headers", new Mapped(Plain.STRING)),
              Map.entry(
                  "header_map",
                  new MessageType(CORE + "HeaderMap", Map.of("headers", new Listed(Plain.OBJECT)))
                      .nested()),
              Map.entry("path", Plain.STRING),
              Map.entry("host", Plain.STRING),
              Map.entry("scheme", Plain.STRING),
              Map.entry("query", Plain.STRING),
              Map.entry("fragment", Plain.STRING),
              Map.entry("size", Plain.INT),
              Map.entry("protocol", Plain.STRING),
              Map.entry("body", Plain.STRING),
              Map.entry("raw_body", Plain.BYTES)));

  private static final MessageType METADATA =
      new MessageType(
          CORE + "Metadata",
          Map.of(
              "filter_metadata", new Mapped(Plain.OBJECT),
              "typed_filter_metadata", new Mapped(Plain.OBJECT)));

  static final MessageType CHECK_REQUEST =
      new MessageType(
          AUTH + "CheckRequest",
          Map.of(
              "attributes",
              new MessageType(
                      AUTH + "AttributeContext",
                      Map.of(
                          "source", PEER.nested(),
                          "destination", PEER.nested(),
                          "request",
                              new MessageType(
                                      AUTH + "AttributeContext.Request",
                                      Map.of("time", Plain.TIME, "http", HTTP.nested()))
                                  .nested(),
                          "context_extensions", new Mapped(Plain.STRING),
                          "metadata_context", METADATA.nested(),
                          "route_metadata_context", METADATA.nested(),
                          "tls_session",
                              new MessageType(
                                      AUTH + "AttributeContext.TLSSession",
                                      Map.of("sni", Plain.STRING))
                                  .nested()))
                  .nested()));

  private EnvoyTypes() {}
}
