package dev.ephor.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyReader;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Public conformance cases that state what {@code status.autogen} of a policy must hold, where they
 * are installed beside the repository.
 */
class AutogenCorpusTest {
  private static final String EXPECTATION = "check-autogen.yaml";

  /** Fields that the API server fills in when they are absent. */
  private static final Set<String> DEFAULTED =
      Set.of("skipBackgroundRequests", "validationConfigurations");

  @TestFactory
  Stream<DynamicTest> generatesWhatTheCaseStates() throws IOException {
    Path chainsaw = shared().resolve("corpus/chainsaw");
    Assumptions.assumeTrue(Files.isDirectory(chainsaw), "the cases are not installed");
    List<Path> folders;
    try (Stream<Path> files = Files.walk(chainsaw)) {
      folders =
          files
              .filter(file -> file.endsWith(EXPECTATION))
              .map(Path::getParent)
              .filter(folder -> Files.exists(folder.resolve("policy.yaml")))
              .sorted()
              .toList();
    }
    assertThat(folders).hasSizeGreaterThan(15);
    return folders.stream()
        .map(folder ->
            DynamicTest.dynamicTest(chainsaw.relativize(folder).toString(), () -> check(folder)));
  }

  private static void check(Path folder) {
    Policy policy =
        documents(folder.resolve("policy.yaml")).stream()
            .flatMap(document -> new PolicyReader().read(document).stream())
            .flatMap(result -> result.policy().stream())
            .findFirst()
            .orElseThrow();
    ObjectNode expected =
        ((ObjectNode) documents(folder.resolve(EXPECTATION)).getFirst().root())
            .object("status")
            .object("autogen");
    assertHolds("autogen", generated(policy), expected);
    if (expected.isEmpty()) {
      assertThat(generated(policy).keys()).isEmpty();
    }
  }

  /** What {@code status.autogen} of the policy would be. */
  private static ObjectNode generated(Policy policy) {
    if (policy instanceof RulePolicy rules) {
      List<Node> list = Autogen.rules(rules).stream().map(rule -> rule.source().node()).toList();
      return list.isEmpty() ? ObjectNode.EMPTY : ObjectNode.of("rules", ArrayNode.of(list));
    }
    List<? extends AutogenVariant<?>> variants =
        policy instanceof ValidatingPolicy validating
            ? Autogen.variants(validating)
            : Autogen.variants((ImageValidatingPolicy) policy);
    ObjectNode.Builder configs = ObjectNode.builder();
    for (AutogenVariant<?> variant : variants) {
      ObjectNode root = (ObjectNode) variant.policy().meta().source().root();
      configs.put(
          variant.name(),
          ObjectNode.builder()
              .put("spec", root.object("spec"))
              .put("targets", targets(variant.targets()))
              .build());
    }
    return variants.isEmpty() ? ObjectNode.EMPTY : ObjectNode.of("configs", configs.build());
  }

  private static ArrayNode targets(List<AutogenTarget> targets) {
    return ArrayNode.of(
        targets.stream()
            .map(target ->
                ObjectNode.builder()
                    .put("group", target.group())
                    .put("kind", target.kind())
                    .put("resource", target.resource())
                    .put("version", AutogenTarget.VERSION)
                    .build())
            .toList());
  }

  /** Objects may hold more than is expected; everything else must be equal. */
  private static void assertHolds(String path, Node actual, Node expected) {
    if (actual instanceof ObjectNode object && expected instanceof ObjectNode fields) {
      Predicate<String> filledIn = key -> DEFAULTED.contains(key) && !object.has(key);
      assertThat(object.keys())
          .as(path)
          .containsAll(fields.keys().stream().filter(filledIn.negate()).toList());
      for (String key : object.keys()) {
        if (fields.has(key)) {
          assertHolds(
              path + "." + key, object.getOr(key, ObjectNode.EMPTY), fields.getOr(key, actual));
        }
      }
    } else if (actual instanceof ArrayNode list && expected instanceof ArrayNode elements) {
      assertThat(list.size()).as(path).isEqualTo(elements.size());
      for (int i = 0; i < list.size(); i++) {
        assertHolds(path + "." + i, list.get(i), elements.get(i));
      }
    } else {
      assertThat(actual).as(path).isEqualTo(expected);
    }
  }

  private static List<Document> documents(Path file) {
    try {
      return new DocumentReader().readAll(file.toString(), Files.readAllBytes(file)).documents();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path shared() {
    String named = System.getenv("EPHOR_SHARED");
    if (named != null) {
      return Path.of(named);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared");
  }
}
