package dev.ephor.engine.translate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.policy.PolicyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names and envelopes of what is made, as Kyverno gives them, so that whoever looks for its objects
 * finds these.
 */
final class NativeDocuments {
  private static final String GROUP = "admissionregistration.k8s.io/";
  private static final String BINDING = "-binding";

  /** Names are DNS subdomains, and the binding's name has to fit as well. */
  private static final int NAME_MAX = 253 - BINDING.length();

  private static final int HASH_DIGITS = 10;

  private NativeDocuments() {}

  /**
   * Name of the policy: {@code cpol-…}, {@code vpol-…}, {@code nvpol-<namespace>.…} and so on.
   *
   * @param group of kinds that make pods; empty for the policy as it was written
   */
  static String name(PolicyId id, String group) {
    String prefix = prefix(id);
    String scope = id.namespace().isEmpty() ? "" : id.namespace() + ".";
    String rest = scope + id.name() + (group.isEmpty() ? "" : "-autogen-" + group);
    String full = prefix + "-" + rest;
    if (full.length() <= NAME_MAX) {
      return full;
    }
    // The letter h keeps shortened names apart from those that were never shortened.
    String start = prefix + "h-" + rest;
    String cut = start.substring(0, NAME_MAX - HASH_DIGITS - 1);
    while (cut.endsWith("-") || cut.endsWith(".")) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return cut + "-" + hash(full);
  }

  private static String prefix(PolicyId id) {
    return switch (id.kind()) {
      case CLUSTER_POLICY -> "cpol";
      case VALIDATING_POLICY -> "vpol";
      case NAMESPACED_VALIDATING_POLICY -> "nvpol";
      case MUTATING_POLICY -> "mpol";
      case NAMESPACED_MUTATING_POLICY -> "nmpol";
      case POLICY,
          CLUSTER_CLEANUP_POLICY,
          CLEANUP_POLICY,
          GENERATING_POLICY,
          NAMESPACED_GENERATING_POLICY,
          DELETING_POLICY,
          NAMESPACED_DELETING_POLICY,
          IMAGE_VALIDATING_POLICY,
          NAMESPACED_IMAGE_VALIDATING_POLICY,
          VALIDATING_ADMISSION_POLICY,
          MUTATING_ADMISSION_POLICY ->
          throw new IllegalArgumentException(id + " is not translated");
    };
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The pair of a policy and its binding.
   *
   * @param group of kinds that make pods; empty for the policy as it was written
   * @param binding fields of the binding besides the policy's name
   */
  static Translation.Pair pair(
      PolicyId id, String group, Type type, ObjectNode spec, ObjectNode binding) {
    String name = name(id, group);
    ObjectNode.Builder bindingSpec = ObjectNode.builder().put("policyName", name);
    for (int i = 0; i < binding.size(); i++) {
      bindingSpec.putFrom(binding, i);
    }
    return new Translation.Pair(
        document(id, type.kind(), type, name, spec),
        document(id, type.kind() + "Binding", type, name + BINDING, bindingSpec.build()));
  }

  /** Kind and version of a native policy. */
  record Type(String kind, String version) {
    static Type validating() {
      return new Type("ValidatingAdmissionPolicy", "v1");
    }

    static Type mutating(String version) {
      return new Type("MutatingAdmissionPolicy", version);
    }
  }

  private static ObjectNode document(
      PolicyId id, String kind, Type type, String name, ObjectNode spec) {
    ObjectNode.Builder metadata =
        ObjectNode.builder()
            .put("name", name)
            .put("labels", ObjectNode.of("app.kubernetes.io/managed-by", StringNode.of("kyverno")));
    if (!id.namespace().isEmpty()) {
      // What lives in no namespace cannot be owned by what lives in one, so this tells the source.
      metadata.put(
          "annotations",
          ObjectNode.builder()
              .put("policies.kyverno.io/source-policy-namespace", id.namespace())
              .put("policies.kyverno.io/source-policy-name", id.name())
              .build());
    }
    return ObjectNode.builder()
        .put("apiVersion", GROUP + type.version())
        .put("kind", kind)
        .put("metadata", metadata.build())
        .put("spec", spec)
        .build();
  }

  static ArrayNode texts(List<String> texts) {
    return ArrayNode.of(texts.stream().map(StringNode::of).toList());
  }

  /** A match condition. */
  static Node condition(String name, String expression) {
    return ObjectNode.builder().put("name", name).put("expression", expression).build();
  }
}
