package dev.ephor.engine.payload;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelFunction;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelLibrary;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.payload.EnvoyAnswer.Allowed;
import dev.ephor.engine.payload.EnvoyAnswer.Denied;
import dev.ephor.engine.payload.EnvoyAnswer.Header;
import dev.ephor.engine.payload.EnvoyAnswer.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Functions of policies for Envoy: {@code envoy.Denied(403).WithBody("no").Response()} … */
final class EnvoyAnswerLibrary implements CelLibrary {
  private static final String ALLOWED = structure(Allowed.TYPE);
  private static final String DENIED = structure(Denied.TYPE);
  private static final String HEADER = structure(Header.TYPE);
  private static final String PARAMETER = structure(Parameter.TYPE);
  private static final String ANSWER = structure(EnvoyAnswer.TYPE);

  private static String structure(String name) {
    return "structure(" + name + ")";
  }

  @Override
  public String name() {
    return "answers to envoy";
  }

  @Override
  public void declare(CelDeclarations to) {
    EnvoyTypes.CHECK_REQUEST.declare(to);
    for (String type :
        List.of(Allowed.TYPE, Denied.TYPE, Header.TYPE, Parameter.TYPE, EnvoyAnswer.TYPE)) {
      to.structure(type, Map.of());
    }
    to.function("envoy.Allowed", "() -> " + ALLOWED, (_, _) -> Allowed.PLAIN);
    to.function("envoy.Denied", "(int) -> " + DENIED, (_, a) -> denied((IntNode) a[0]));
    to.function(
        "envoy.Header",
        "(string, string) -> " + HEADER,
        (_, a) -> new Header(text(a[0]), text(a[1]), false));
    to.function(
        "envoy.QueryParam",
        "(string, string) -> " + PARAMETER,
        (_, a) -> new Parameter(text(a[0]), text(a[1])));
    declareParts(to);
    declareAnswers(to);
  }

  private static void declareParts(CelDeclarations to) {
    headers(to, "WithHeader", ALLOWED, (ok, header) -> ((Allowed) ok).withHeader(header));
    headers(to, "WithHeader", DENIED, (denied, header) -> ((Denied) denied).withHeader(header));
    headers(
        to,
        "WithResponseHeader",
        ALLOWED,
        (ok, header) -> ((Allowed) ok).withResponseHeader(header));
    member(
        to,
        "WithoutHeader",
        ALLOWED,
        "(string) -> " + ALLOWED,
        (_, a) -> ((Allowed) a[0]).withoutHeader(text(a[1])));
    member(
        to,
        "WithQueryParam",
        ALLOWED,
        "(" + PARAMETER + ") -> " + ALLOWED,
        (_, a) -> ((Allowed) a[0]).withParameter((Parameter) a[1]));
    member(
        to,
        "WithQueryParam",
        ALLOWED,
        "(string, string) -> " + ALLOWED,
        (_, a) -> ((Allowed) a[0]).withParameter(new Parameter(text(a[1]), text(a[2]))));
    member(
        to,
        "WithoutQueryParam",
        ALLOWED,
        "(string) -> " + ALLOWED,
        (_, a) -> ((Allowed) a[0]).withoutParameter(text(a[1])));
    member(
        to,
        "WithBody",
        DENIED,
        "(string) -> " + DENIED,
        (_, a) -> ((Denied) a[0]).withBody(text(a[1])));
    member(to, "KeepEmptyValue", HEADER, "() -> " + HEADER, (_, a) -> keeping(a[0], true));
    member(
        to,
        "KeepEmptyValue",
        HEADER,
        "(bool) -> " + HEADER,
        (_, a) -> keeping(a[0], a[1] == BoolNode.TRUE));
  }

  private static void declareAnswers(CelDeclarations to) {
    member(to, "Response", ALLOWED, "() -> " + ANSWER, (_, a) -> EnvoyAnswer.of((Allowed) a[0]));
    member(to, "Response", DENIED, "() -> " + ANSWER, (_, a) -> EnvoyAnswer.of((Denied) a[0]));
    member(
        to,
        "WithMessage",
        ANSWER,
        "(string) -> " + ANSWER,
        (_, a) -> {
          EnvoyAnswer answer = (EnvoyAnswer) a[0];
          return new EnvoyAnswer(answer.reply(), text(a[1]), answer.metadata());
        });
    member(
        to,
        "WithMetadata",
        ANSWER,
        "(map(string, dyn)) -> " + ANSWER,
        (_, a) -> withMetadata((EnvoyAnswer) a[0], a[1]));
  }

  private static void member(
      CelDeclarations to, String name, String type, String rest, CelFunction function) {
    to.function(name, type + "." + rest, function);
  }

  /** A header as a value, or as its two parts. */
  private static void headers(
      CelDeclarations to, String name, String type, BiFunction<Value, Header, Value> with) {
    member(
        to, name, type, "(" + HEADER + ") -> " + type, (_, a) -> with.apply(a[0], (Header) a[1]));
    member(
        to,
        name,
        type,
        "(string, string) -> " + type,
        (_, a) -> with.apply(a[0], new Header(text(a[1]), text(a[2]), false)));
  }

  private static String text(Value value) {
    return ((StringNode) value).value();
  }

  private static Value denied(IntNode status) {
    return status.value() == (int) status.value()
        ? new Denied(status.value(), "", List.of())
        : CelError.of("status code out of range: " + status.value());
  }

  private static Value keeping(Value header, boolean keeps) {
    Header given = (Header) header;
    return new Header(given.key(), given.value(), keeps);
  }

  private static Value withMetadata(EnvoyAnswer answer, Value metadata) {
    return CelJson.toNode(metadata) instanceof ObjectNode object
        ? new EnvoyAnswer(answer.reply(), answer.message(), object)
        : CelError.of("metadata is no JSON object");
  }
}
