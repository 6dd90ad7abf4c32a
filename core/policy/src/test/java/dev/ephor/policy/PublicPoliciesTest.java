package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Severity;
import dev.ephor.document.StringNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads public policies, where they are installed beside the repository: those that are in use have
 * no mistakes, and those that a cluster refuses have one.
 */
class PublicPoliciesTest {
  private static final DocumentReader DOCUMENTS = new DocumentReader();

  /** Files that hold what a test expects to find, which is a part of a resource. */
  private static final List<String> EXPECTATIONS =
      List.of(
          "assert",
          "ready",
          "/error",
          "-error",
          "check-autogen",
          "rejected",
          "expected",
          "patched",
          "_step",
          "/validatingadmissionpolicy",
          "with-multiple-exceptions/mutatingadmissionpolicy");

  private static final String MUTATES_IN_AUDIT =
      "mutateDigest is left on in a rule that audits, which is refused";

  /** Files in use that do have mistakes. */
  private static final Map<String, String> KNOWN_TO_BE_WRONG =
      Map.ofEntries(
          Map.entry(
              "policies/cost-optimization/schedule-based-quotas/schedule-based-quotas.yaml",
              "variables are texts and a configMap has a key: the schema refuses both"),
          Map.entry(
              "policies/tekton/require-tekton-securitycontext/require-tekton-securitycontext.yaml",
              "written for an older version: subresources in background scans are refused now"),
          Map.entry(
              "policies/other/require-vulnerability-scan/require-vulnerability-scan.yaml",
              MUTATES_IN_AUDIT),
          Map.entry(
              "policies/other/verify-image-gcpkms/verify-image-gcpkms.yaml", MUTATES_IN_AUDIT),
          Map.entry("policies/other/verify-image-slsa/verify-image-slsa.yaml", MUTATES_IN_AUDIT),
          Map.entry(
              "policies/other/verify-sbom-cyclonedx/verify-sbom-cyclonedx.yaml", MUTATES_IN_AUDIT),
          Map.entry(
              "policies/tekton/verify-tekton-taskrun-signatures/verify-tekton-taskrun-signatures.yaml",
              MUTATES_IN_AUDIT),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/cel-expressions/policy-3.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/cel-preconditions/generate-policy.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/cel-preconditions/mutate-policy.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/cel-preconditions/validate-policy.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/generating-policies/validate/missing-generate/policy.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/image-validating-policies/validation-checks/invalid-action/policy.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/generate/policy/standard/data/sync/pol-data-sync-create-policy-invalid/policy.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/invalid-pod-security-exceptions/exception-1.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/invalid-pod-security-exceptions/exception-2.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/policy-validation/cluster-policy/invalid-pod-security-exceptions/exception-3.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/validate/clusterpolicy/standard/audit-deprecated/background-match-roles/manifests.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/validate/clusterpolicy/standard/audit-deprecated/background-vars-userInfo/manifests.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/validate/clusterpolicy/standard/audit/background-match-clusterRoles/manifests.yaml",
              "to be refused"),
          Map.entry(
              "chainsaw/validate/clusterpolicy/standard/audit/background-vars-userInfo/manifests.yaml",
              "to be refused"));

  /** Why a cluster refuses a file in which reading finds no mistake, by a part of its path. */
  private static final Map<String, String> REFUSED_FOR_OTHER_REASONS =
      Map.ofEntries(
          Map.entry("/immutable-rule-spec/", "compares with the earlier version of the policy"),
          Map.entry("/permissions/", "asks what the controller may do"),
          Map.entry("/auth-check/", "asks what the controller may do"),
          Map.entry("/cpol-standard-auth-check", "asks what the controller may do"),
          Map.entry("/target-namespace-scope/", "asks whether the target's kind is namespaced"),
          Map.entry("/cloneList/", "asks whether the cloned kinds are namespaced"),
          Map.entry("/policy-clusterscope-resource/", "asks whether the kind is namespaced"),
          Map.entry("/background-subresource/policy-1", "asks which kinds are subresources"),
          Map.entry("/match-conditions-fail/", "the expression does not compile"),
          Map.entry("/policy-for-exceptions/", "another policy refuses the exceptions"),
          Map.entry("chainsaw/cel/http/", "the policy is valid; its use is refused"));

  private final Path corpus = Texting.shared().resolve("corpus");

  @BeforeEach
  void needsTheCorpus() {
    Assumptions.assumeTrue(Files.isDirectory(corpus), "the public policies are not installed");
  }

  @Test
  void findsNoMistakeInPoliciesThatAreInUse() {
    Set<String> refused = refusedFiles();
    List<String> mistakes = new ArrayList<>();
    int read = 0;
    for (String file : files(".yaml")) {
      if (!refused.contains(file)
          && EXPECTATIONS.stream().noneMatch(file::contains)
          && !KNOWN_TO_BE_WRONG.containsKey(file)) {
        List<List<Diagnostic>> found = diagnostics(file);
        read += found.size();
        found.forEach(list ->
            list.stream()
                .filter(PublicPoliciesTest::isError)
                .forEach(one -> mistakes.add(one.render())));
      }
    }
    assertThat(mistakes).isEmpty();
    assertThat(read).as("policies and exceptions read").isGreaterThan(1000);
  }

  @Test
  void findsMistakesInPoliciesThatAreRefused() {
    List<String> unnoticed = new ArrayList<>();
    Set<String> refused = new TreeSet<>(refusedFiles());
    refused.addAll(KNOWN_TO_BE_WRONG.keySet());
    for (String file : refused) {
      List<List<Diagnostic>> found = diagnostics(file);
      boolean known = REFUSED_FOR_OTHER_REASONS.keySet().stream().anyMatch(file::contains);
      if (!found.isEmpty()
          && !known
          && found.stream().flatMap(List::stream).noneMatch(PublicPoliciesTest::isError)) {
        unnoticed.add(file);
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  private static boolean isError(Diagnostic found) {
    return found.severity() == Severity.ERROR;
  }

  /** Diagnostics of each policy, exception and the like in the file. */
  private List<List<Diagnostic>> diagnostics(String file) {
    // Test names stand in some files as an expression of the tool that runs them.
    String text = text(file).replace("($test.metadata.name)", "a");
    List<List<Diagnostic>> out = new ArrayList<>();
    for (Document document : DOCUMENTS.readAll(file, text).documents()) {
      Texting.diagnostics(document).ifPresent(out::add);
    }
    return out;
  }

  private String text(String file) {
    try {
      return new String(Files.readAllBytes(corpus.resolve(file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> files(String end) {
    try (Stream<Path> walk = Files.walk(corpus)) {
      return walk.filter(path -> path.toString().endsWith(end) && Files.isRegularFile(path))
          .map(path -> corpus.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that a step of a cluster test applies and expects to be refused. */
  private Set<String> refusedFiles() {
    Set<String> out = new TreeSet<>();
    for (String test : files("chainsaw-test.yaml")) {
      for (Document document : DOCUMENTS.readAll(test, text(test)).documents()) {
        collectRefused(document.root(), Path.of(test), out);
      }
    }
    return out;
  }

  private void collectRefused(Node node, Path test, Set<String> out) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> collectRefused(element, test, out));
    }
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    if (object.get("file") instanceof StringNode(String file)
        && object.has("expect")
        && String.valueOf(object.get("expect")).contains("error")) {
      Path path = test.resolveSibling(file).normalize();
      if (Files.isRegularFile(corpus.resolve(path))) {
        out.add(path.toString().replace('\\', '/'));
      }
    }
    for (int i = 0; i < object.size(); i++) {
      collectRefused(object.value(i), test, out);
    }
  }
}
