package dev.ephor.engine.payload;

import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import java.util.List;

/** The kinds of requests that are not Kubernetes' own: their form and their functions. */
public enum PayloadFormat {
  HTTP,
  ENVOY;

  /** Codes of mistakes in payloads begin with it. */
  public static final String PREFIX = "PAY";

  private MessageType request() {
    return switch (this) {
      case HTTP -> HttpTypes.CHECK_REQUEST;
      case ENVOY -> EnvoyTypes.CHECK_REQUEST;
    };
  }

  /**
   * Reads the JSON form of a request.
   *
   * @param findings take what is wrong with it
   * @return what {@link #value} takes; parts that are wrong are left out
   */
  public ObjectNode read(Fragment document, Findings findings) {
    ObjectNode read = new MessageReader(findings, this == ENVOY).read(request(), document);
    return this == HTTP ? McpMessages.withRequest(read) : read;
  }

  /** The request as the value of {@code object}. */
  public Value value(Node content) {
    return new Message(request(), content instanceof ObjectNode read ? read : ObjectNode.EMPTY);
  }

  /** Type of {@code object}. */
  public CelType requestType() {
    return CelTypes.structure(request().name());
  }

  /** Type that a validation must have, if it is not null. */
  public CelType answerType() {
    return switch (this) {
      case HTTP -> CelTypes.structure(HttpAnswer.TYPE);
      case ENVOY -> CelTypes.structure(EnvoyAnswer.TYPE);
    };
  }

  /** What only policies for such requests have. */
  public List<CelLibrary> libraries() {
    return switch (this) {
      case HTTP -> List.of(new HttpAnswerLibrary(), new McpLibrary());
      case ENVOY -> List.of(new EnvoyAnswerLibrary(), new McpLibrary());
    };
  }
}
