package dev.ephor.engine.payload;

import dev.ephor.cel.CelOpaque;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Answer to a check request of Envoy (envoy.service.auth.v3.CheckResponse).
 *
 * @param message for the log of the proxy
 * @param metadata that the proxy hands on
 */
public record EnvoyAnswer(Reply reply, String message, ObjectNode metadata) implements Answer {
  static final String TYPE = "envoy.service.auth.v3.CheckResponse";

  static EnvoyAnswer of(Reply reply) {
    return new EnvoyAnswer(reply, "", ObjectNode.EMPTY);
  }

  /** What is done with the request. */
  public sealed interface Reply extends CelOpaque {}

  /** A header that is added; an empty value removes it unless it is to be kept. */
  public record Header(String key, String value, boolean keepsEmpty) implements CelOpaque {
    static final String TYPE = "envoy.config.core.v3.HeaderValueOption";

    @Override
    public String typeName() {
      return TYPE;
    }
  }

  /** A query parameter that is set. */
  public record Parameter(String key, String value) implements CelOpaque {
    static final String TYPE = "envoy.config.core.v3.QueryParameter";

    @Override
    public String typeName() {
      return TYPE;
    }
  }

  /**
   * The request goes on, changed as the parts say.
   *
   * @param response headers for the answer to the client
   */
  public record Allowed(
      List<Header> headers,
      List<String> removedHeaders,
      List<Header> response,
      List<Parameter> parameters,
      List<String> removedParameters)
      implements Reply {
    static final String TYPE = "envoy.service.auth.v3.OkHttpResponse";
    static final Allowed PLAIN = new Allowed(List.of(), List.of(), List.of(), List.of(), List.of());

    public Allowed {
      headers = List.copyOf(headers);
      removedHeaders = List.copyOf(removedHeaders);
      response = List.copyOf(response);
      parameters = List.copyOf(parameters);
      removedParameters = List.copyOf(removedParameters);
    }

    Allowed withHeader(Header more) {
      return new Allowed(
          plus(headers, more), removedHeaders, response, parameters, removedParameters);
    }

    Allowed withoutHeader(String name) {
      return new Allowed(
          headers, plus(removedHeaders, name), response, parameters, removedParameters);
    }

    Allowed withResponseHeader(Header more) {
      return new Allowed(
          headers, removedHeaders, plus(response, more), parameters, removedParameters);
    }

    Allowed withParameter(Parameter more) {
      return new Allowed(
          headers, removedHeaders, response, plus(parameters, more), removedParameters);
    }

    Allowed withoutParameter(String name) {
      return new Allowed(
          headers, removedHeaders, response, parameters, plus(removedParameters, name));
    }

    @Override
    public String typeName() {
      return TYPE;
    }
  }

  /**
   * The client gets this in place of what it asked for.
   *
   * @param status of HTTP
   */
  public record Denied(long status, String body, List<Header> headers) implements Reply {
    static final String TYPE = "envoy.service.auth.v3.DeniedHttpResponse";

    public Denied {
      headers = List.copyOf(headers);
    }

    Denied withBody(String text) {
      return new Denied(status, text, headers);
    }

    Denied withHeader(Header more) {
      return new Denied(status, body, plus(headers, more));
    }

    @Override
    public String typeName() {
      return TYPE;
    }
  }

  private static <T> List<T> plus(List<T> some, T more) {
    List<T> out = new ArrayList<>(some);
    out.add(more);
    return out;
  }

  @Override
  public boolean allowed() {
    return reply instanceof Allowed;
  }

  @Override
  public String text() {
    String first =
        switch (reply) {
          case Allowed _ -> "request allowed";
          case Denied(long status, String body, _) ->
              "request denied with status code " + status + (body.isEmpty() ? "" : ": " + body);
        };
    return message.isEmpty() ? first : first + ": " + message;
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public String toString() {
    return text();
  }
}
