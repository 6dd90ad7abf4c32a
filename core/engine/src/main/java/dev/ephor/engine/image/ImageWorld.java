package dev.ephor.engine.image;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelList;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.library.ImageQuestions;
import dev.ephor.engine.port.ImageVerification;
import dev.ephor.engine.port.ImageVerification.Answer;
import dev.ephor.engine.port.ImageVerification.Signer;
import dev.ephor.engine.port.ImageVerification.Wanted;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.ImageExtractor;
import dev.ephor.policy.ImageVerification.Format;
import dev.ephor.scalar.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The images of one request as one ImageValidatingPolicy sees them, and what was found out about
 * them. Found when they are first asked for. Mutable; belongs to one thread.
 */
final class ImageWorld implements ImageQuestions {
  private static final String DEFAULT_REGISTRY = "docker.io";

  private final PolicyImages policy;
  private final EvaluationContext context;
  private final Map<Verified, List<Node>> statements = new HashMap<>();
  private final Map<String, Boolean> checks = new HashMap<>();
  private final Map<String, ErrorValue> unknown = new HashMap<>();
  private @Nullable Map<String, List<PolicyImage>> groups;
  private @Nullable ErrorValue mistake;

  /**
   * An image that the policy is for.
   *
   * @param text the reference as the resource has it
   * @param pointer to it; empty where an expression found it
   */
  record PolicyImage(String text, ImageReference image, String pointer) {}

  private record Verified(String image, PolicyAttestation attestation) {}

  /**
   * @param context whose activation does not know the world yet
   */
  ImageWorld(PolicyImages policy, EvaluationContext context) {
    this.policy = policy;
    this.context = context;
  }

  PolicyImages policy() {
    return policy;
  }

  /** The variable {@code images}: lists of references by their group, or an error. */
  Value images() {
    Map<String, List<PolicyImage>> known = groups();
    if (mistake != null) {
      return mistake;
    }
    ObjectNode.Builder out = ObjectNode.builder();
    known.forEach((name, images) ->
        out.put(
            name,
            ArrayNode.of(images.stream().map(image -> StringNode.of(image.text())).toList())));
    return out.build();
  }

  /** All images that the policy is for; none where they cannot be told, see {@link #mistake}. */
  List<PolicyImage> all() {
    return groups().values().stream().flatMap(List::stream).toList();
  }

  /** Why the images cannot be told. */
  Optional<ErrorValue> mistake() {
    groups();
    return Optional.ofNullable(mistake);
  }

  /**
   * Why the image is not verified, whatever the validations say; empty when some attestor has
   * signed it or a statement about it.
   */
  Optional<String> unverified(PolicyImage image) {
    Boolean verified = checks.get(image.text());
    if (verified == null) {
      return Optional.of(
          " is not verified: no policy performed a signature or attestation check on it");
    }
    return verified
        ? Optional.empty()
        : Optional.of(" failed signature or attestation verification");
  }

  /** What kept an answer about the image from being found, where expressions did without it. */
  Optional<ErrorValue> unknown(PolicyImage image) {
    return Optional.ofNullable(unknown.get(image.text()));
  }

  /** Makes an image known under a reference with its digest. */
  void fix(PolicyImage image, String digest) {
    ImageReference fixed = image.image().withDigest(digest);
    String text = image.image().referenceWithTag() + "@" + digest;
    groups()
        .values()
        .forEach(list ->
            list.replaceAll(
                one -> one.equals(image) ? new PolicyImage(text, fixed, image.pointer()) : one));
  }

  private Map<String, List<PolicyImage>> groups() {
    Map<String, List<PolicyImage>> known = groups;
    if (known == null) {
      known = new LinkedHashMap<>();
      groups = known;
      find(known);
    }
    return known;
  }

  private void find(Map<String, List<PolicyImage>> out) {
    ImageExtractor.texts(
        context.attributes().subject(),
        context.attributes().kind().kind(),
        (group, text, pointer) -> {
          if (!policy.extractors().containsKey(group)) {
            add(out, group, text, pointer);
          }
        });
    for (Map.Entry<String, CelProgram> extractor : policy.extractors().entrySet()) {
      Value found = extractor.getValue().evaluate(context.activation(), context.celBudget());
      switch (found) {
        case ErrorValue error -> fail(error);
        case ArrayNode array -> {
          out.computeIfAbsent(extractor.getKey(), _ -> new ArrayList<>());
          array.asList().forEach(item -> add(out, extractor.getKey(), text(item), ""));
        }
        case CelList list -> {
          out.computeIfAbsent(extractor.getKey(), _ -> new ArrayList<>());
          for (int i = 0; i < list.size(); i++) {
            add(out, extractor.getKey(), text(list.get(i)), "");
          }
        }
        default -> fail(CelError.of("images `" + extractor.getKey() + "` is no list"));
      }
    }
  }

  /** A text that no image has for what is no text, so that it is an error like a bad reference. */
  private static String text(Value item) {
    return item instanceof StringNode(String text) ? text : "";
  }

  /** An empty text names the group alone. */
  private void add(
      Map<String, List<PolicyImage>> out, String group, Optional<String> text, String pointer) {
    out.computeIfAbsent(group, _ -> new ArrayList<>());
    text.ifPresent(found -> add(out, group, found, pointer));
  }

  private void add(Map<String, List<PolicyImage>> out, String group, String text, String pointer) {
    List<PolicyImage> list = out.computeIfAbsent(group, _ -> new ArrayList<>());
    switch (policy.filter().test(text, context.celBudget())) {
      case BoolNode.FALSE -> {}
      case BoolNode.TRUE ->
          ImageReference.parse(text, DEFAULT_REGISTRY)
              .ifPresentOrElse(
                  image -> list.add(new PolicyImage(text, image, pointer)),
                  () -> fail(unreadable(text)));
      case ErrorValue error -> fail(error);
      default -> fail(CelError.of("a filter of images gives no boolean"));
    }
  }

  private static ErrorValue unreadable(String text) {
    return CelError.of("could not parse reference: " + text);
  }

  private void fail(ErrorValue error) {
    mistake = mistake == null ? error : mistake;
  }

  @Override
  public Value signatures(CelCall call, String image, List<Value> attestors) {
    ImageVerification port = context.lookups().imageVerification();
    return count(call, image, attestors, port::signature);
  }

  @Override
  public Value statements(CelCall call, String image, Value attestation, List<Value> attestors) {
    if (!(attestation instanceof PolicyAttestation wanted)) {
      return CelError.of("statements are asked for with one of `attestations`");
    }
    ImageVerification port = context.lookups().imageVerification();
    return count(
        call,
        image,
        attestors,
        question -> {
          Answer answer = port.statements(question, wanted.kind(), wanted.type());
          if (answer instanceof Answer.Verified(_, List<Node> found)) {
            statements.put(new Verified(image, wanted), found);
          }
          return answer;
        });
  }

  private Value count(
      CelCall call, String text, List<Value> attestors, Function<Wanted, Answer> question) {
    Value answer = policy.filter().test(text, context.celBudget());
    if (answer instanceof ErrorValue error) {
      return error;
    }
    boolean meant = answer == BoolNode.TRUE;
    Optional<ImageReference> image = ImageReference.parse(text, DEFAULT_REGISTRY);
    if (meant && image.isEmpty()) {
      return unreadable(text);
    }
    long count = 0;
    for (Value value : attestors) {
      if (!(value instanceof PolicyAttestor attestor)) {
        return CelError.of("images are verified with a list of `attestors`");
      }
      if (!meant || image.isEmpty()) {
        continue;
      }
      Value settled = attestor.settled(call::find, context.celBudget());
      if (!(settled instanceof ObjectNode settings)) {
        return settled;
      }
      Wanted wanted =
          new Wanted(
              image.get(),
              attestor.kind().equals("notary") ? Format.NOTARY : Format.COSIGN,
              Optional.of(new Signer(attestor.kind(), settings)),
              policy.access());
      switch (question.apply(wanted)) {
        case Answer.Verified _ -> {
          count++;
          checks.put(text, true);
        }
        case Answer.Rejected _ -> checks.putIfAbsent(text, false);
        case Answer.Unknown(LookupError cause) -> {
          String message = "image `" + text + "`: " + cause.message();
          CelError error = new CelError(cause.code(), message);
          unknown.putIfAbsent(text, error);
          return error;
        }
      }
    }
    return IntNode.of(count);
  }

  @Override
  public Value payload(String image, Value attestation) {
    if (!(attestation instanceof PolicyAttestation wanted)) {
      return CelError.of("a payload is asked for with one of `attestations`");
    }
    List<Node> found = statements.get(new Verified(image, wanted));
    if (found == null) {
      return CelError.of(
          "statements `" + wanted.name() + "` of image `" + image + "` were not verified");
    }
    return found.isEmpty() ? NullNode.NULL : found.getFirst();
  }

  @Override
  public Value data(String image) {
    return context.lookups().imageData(image);
  }
}
