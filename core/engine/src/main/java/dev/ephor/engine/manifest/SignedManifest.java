package dev.ephor.engine.manifest;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource with the message and signatures in its annotations. Belongs to one evaluation; the
 * message is opened and compared at most once, however many keys are tried.
 */
final class SignedManifest {
  private static final int SIGNATURES_MAX = 32;
  private static final int ITEMS_MAX = 20;
  private static final int TEXT_MAX = 256;
  private static final String NOT_FOUND = "YAML manifest not found for this resource: ";

  private final ObjectNode resource;
  private final String domain;
  private final IgnoredFields ignored;
  private SignedMessage.@Nullable Opened opened;
  private @Nullable Comparison comparison;

  SignedManifest(ObjectNode resource, String domain, IgnoredFields ignored) {
    this.resource = resource;
    this.domain = domain;
    this.ignored = ignored;
  }

  /** What a key says about the resource. */
  sealed interface Answer {
    record Verified() implements Answer {}

    /**
     * @param place of the first field that is not as it was signed
     */
    record Refused(String reason, Optional<JsonPointer> place) implements Answer {}
  }

  /** The signed objects against the resource. */
  private sealed interface Comparison {
    record Same() implements Comparison {}

    record Different(List<FieldDifference> fields) implements Comparison {}

    record NotThere(String why) implements Comparison {}
  }

  ObjectNode annotations() {
    return resource.object("metadata").object("annotations");
  }

  /** Where the resource says that its signature is in a registry. */
  Optional<String> bundle() {
    String key = domain + "/resourceBundleRef";
    return annotations().has(key) ? Optional.of(annotations().text(key, "")) : Optional.empty();
  }

  Answer verify(SignatureCheck check) {
    String text = annotations().text(domain + "/message", "");
    if (text.isEmpty()) {
      return refused(NOT_FOUND + "message not found");
    }
    List<String> signatures = signatures();
    if (signatures.isEmpty()) {
      return refused("failed to verify signature: signature not found");
    }
    if (opened == null) {
      opened = SignedMessage.open(text);
    }
    return switch (opened) {
      case SignedMessage.Opened.Unreadable(String why) -> refused(NOT_FOUND + why);
      case SignedMessage.Opened.Message(SignedMessage message) ->
          message.isSigned(check, signatures)
              ? compared(message)
              : refused(
                  "failed to verify signature: verification failed for "
                      + signatures.size()
                      + (signatures.size() == 1 ? " signature" : " signatures"));
    };
  }

  private static Answer refused(String reason) {
    return new Answer.Refused(reason, Optional.empty());
  }

  private List<String> signatures() {
    List<String> out = new ArrayList<>();
    String key = domain + "/signature";
    while (annotations().has(key) && out.size() < SIGNATURES_MAX) {
      out.add(annotations().text(key, ""));
      key = domain + "/signature_" + out.size();
    }
    return out;
  }

  private Answer compared(SignedMessage message) {
    if (comparison == null) {
      comparison =
          switch (message.manifests()) {
            case SignedMessage.Content.Unreadable(String why) -> new Comparison.NotThere(why);
            case SignedMessage.Content.Manifests(List<ObjectNode> objects) -> compare(objects);
          };
    }
    return switch (comparison) {
      case Comparison.Same _ -> new Answer.Verified();
      case Comparison.NotThere(String why) -> refused(NOT_FOUND + why);
      case Comparison.Different(List<FieldDifference> fields) ->
          new Answer.Refused(
              "failed to verify signature. diff found; " + told(fields),
              Optional.of(fields.getFirst().place()));
    };
  }

  /**
   * Of several objects that were signed together, those of the name count, else those of the kind.
   */
  private Comparison compare(List<ObjectNode> signed) {
    List<ObjectNode> ofKind = signed.stream().filter(this::isOfKind).toList();
    List<ObjectNode> named = ofKind.stream().filter(this::isOfName).toList();
    List<FieldDifference> first = List.of();
    for (ObjectNode object : named.isEmpty() ? ofKind : named) {
      List<FieldDifference> fields = differences(object);
      if (fields.isEmpty()) {
        return new Comparison.Same();
      }
      first = first.isEmpty() ? fields : first;
    }
    return first.isEmpty()
        ? new Comparison.NotThere("failed to find a YAML manifest in the gzipped message")
        : new Comparison.Different(first);
  }

  private boolean isOfKind(ObjectNode object) {
    GroupVersionKind kind = GroupVersionKind.of(resource);
    GroupVersionKind other = GroupVersionKind.of(object);
    return kind.kind().equals(other.kind()) && kind.group().equals(other.group());
  }

  private boolean isOfName(ObjectNode object) {
    return object
        .object("metadata")
        .getOr("name", StringNode.EMPTY)
        .equals(resource.object("metadata").getOr("name", StringNode.EMPTY));
  }

  private List<FieldDifference> differences(ObjectNode signed) {
    List<Wildcard> fields = ignored.of(resource);
    String kind = resource.text("kind", "");
    return FieldDifference.between(signed, resource).stream()
        .filter(difference ->
            !isOfSignature(difference)
                && !difference.isSameImage()
                && !ServerFields.make(difference, kind)
                && fields.stream().noneMatch(field -> field.matches(difference.key())))
        .toList();
  }

  /** Annotations that hold the signature cannot have been signed. */
  private boolean isOfSignature(FieldDifference difference) {
    List<String> tokens = difference.place().tokens();
    if (tokens.size() != 3
        || !tokens.get(0).equals("metadata")
        || !tokens.get(1).equals("annotations")
        || !tokens.get(2).startsWith(domain + "/")) {
      return false;
    }
    String name = tokens.get(2).substring(domain.length() + 1);
    int number = name.indexOf('_');
    return switch (number < 0 ? name : name.substring(0, number)) {
      case "message", "signature", "certificate", "bundle" -> true;
      default -> false;
    };
  }

  /** As JSON, in which other programs read it too; contents of secrets are left out. */
  private String told(List<FieldDifference> fields) {
    boolean secret = resource.text("kind", "").equals("Secret");
    List<Node> items = new ArrayList<>();
    for (FieldDifference field : fields.subList(0, Math.min(ITEMS_MAX, fields.size()))) {
      boolean hidden = secret && isContent(field);
      ObjectNode values =
          ObjectNode.builder()
              .put("after", hidden ? StringNode.of("(hidden)") : brief(field.after()))
              .put("before", hidden ? StringNode.of("(hidden)") : brief(field.before()))
              .build();
      items.add(
          ObjectNode.builder()
              .put("key", StringNode.of(field.key()))
              .put("values", values)
              .build());
    }
    String more = fields.size() > ITEMS_MAX ? " and " + (fields.size() - ITEMS_MAX) + " more" : "";
    return JsonWriter.compact().write(ObjectNode.of("items", ArrayNode.of(items))) + more;
  }

  private static boolean isContent(FieldDifference field) {
    return !field.place().tokens().isEmpty()
        && (field.place().tokens().getFirst().equals("data")
            || field.place().tokens().getFirst().equals("stringData"));
  }

  private static Node brief(Node value) {
    return value instanceof StringNode(String text) && text.length() > TEXT_MAX
        ? StringNode.of(text.substring(0, TEXT_MAX) + "…")
        : value;
  }
}
