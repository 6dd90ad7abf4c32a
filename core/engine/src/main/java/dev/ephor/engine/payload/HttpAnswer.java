package dev.ephor.engine.payload;

import dev.ephor.cel.CelOpaque;

/**
 * Answer to an HTTP request.
 *
 * @param reason of a refusal
 */
public record HttpAnswer(boolean allowed, String reason) implements Answer {
  static final String TYPE = "http.CheckResponse";

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public String text() {
    return allowed ? "request allowed" : "request denied, reason: " + reason;
  }

  @Override
  public String toString() {
    return text();
  }

  /** What {@code http.Allowed()} gives, of which {@code Response()} makes the answer. */
  record Allowed() implements CelOpaque {
    static final String TYPE = "http.CheckResponseOk";

    @Override
    public String typeName() {
      return TYPE;
    }
  }

  /** What {@code http.Denied(reason)} gives. */
  record Denied(String reason) implements CelOpaque {
    static final String TYPE = "http.CheckResponseDenied";

    @Override
    public String typeName() {
      return TYPE;
    }
  }
}
