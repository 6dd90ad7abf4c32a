package dev.ephor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.run.Policies;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.Engine;
import dev.ephor.engine.translate.PolicyTranslator;
import dev.ephor.engine.translate.Translation;
import dev.ephor.engine.translate.TranslationSettings;
import dev.ephor.jmespath.JmesBudget;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesLimits;
import dev.ephor.policy.ExceptionReader;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Native policies as Kyverno's generator is expected to make them by its own cases: the fields of
 * the expected documents are in ours, and what is expected not to be there is not made.
 */
class NativePoliciesTest {
  private static final DocumentReader READER = new DocumentReader();
  private static final Engine ENGINE = Policies.engine();

  /**
   * Kyverno 1.19 makes nothing of policies that are for pods and what makes them; here, as in later
   * versions, each group of kinds has a policy of its own.
   */
  private static final String AUTOGEN = "autogen-enabled";

  @TestFactory
  Stream<DynamicTest> areAsExpected() throws IOException {
    Path corpus = Corpus.find().folder().resolve("chainsaw");
    assumeTrue(Files.isDirectory(corpus), "not run: there is no corpus");
    List<Path> folders;
    try (Stream<Path> walk = Files.walk(corpus)) {
      folders =
          walk.filter(file -> file.endsWith("chainsaw-test.yaml"))
              .map(Path::getParent)
              .filter(folder -> folder.toString().contains("/generate-"))
              .filter(folder -> Files.exists(folder.resolve("policy.yaml")))
              .filter(folder -> !expected(folder).isEmpty())
              .sorted()
              .toList();
    }
    assertThat(folders).hasSizeGreaterThan(20);
    return folders.stream()
        .map(folder ->
            DynamicTest.dynamicTest(corpus.relativize(folder).toString(), () -> check(folder)));
  }

  private static List<Path> expected(Path folder) {
    return Stream.of(
            "validatingadmissionpolicy.yaml",
            "validatingadmissionpolicybinding.yaml",
            "mutatingadmissionpolicy.yaml",
            "mutatingadmissionpolicybinding.yaml")
        .map(folder::resolve)
        .filter(Files::exists)
        .toList();
  }

  private static void check(Path folder) throws IOException {
    List<ObjectNode> made = made(folder);
    Set<String> absent = absent(folder);
    for (Path file : expected(folder)) {
      ObjectNode wanted = (ObjectNode) read(file).getFirst().root();
      Optional<ObjectNode> ours = same(wanted, made);
      if (folder.endsWith(AUTOGEN)) {
        assertThat(ours).as(AUTOGEN).isPresent();
      } else if (absent.contains(file.getFileName().toString())) {
        assertThat(ours).as("not made").isEmpty();
      } else {
        assertThat(ours).as("made").isPresent();
        List<String> differences = new ArrayList<>();
        compare("", wanted, ours.orElseThrow(), differences);
        assertThat(differences).isEmpty();
      }
    }
  }

  private static Optional<ObjectNode> same(ObjectNode wanted, List<ObjectNode> made) {
    return made.stream()
        .filter(one ->
            one.text("kind", "").equals(wanted.text("kind", ""))
                && one.object("metadata")
                    .text("name", "")
                    .equals(wanted.object("metadata").text("name", "")))
        .findFirst();
  }

  private static List<ObjectNode> made(Path folder) throws IOException {
    List<PolicyException> exceptions = new ArrayList<>();
    if (Files.exists(folder.resolve("exception.yaml"))) {
      for (Document document : read(folder.resolve("exception.yaml"))) {
        exceptions.add(new ExceptionReader().read(document).orElseThrow().value());
      }
    }
    String version = "v1";
    for (Path file : expected(folder)) {
      String apiVersion = ((ObjectNode) read(file).getFirst().root()).text("apiVersion", "");
      version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    }
    var policy = new PolicyReader().read(read(folder.resolve("policy.yaml")).getFirst());
    TranslationSettings settings =
        new TranslationSettings(ResourceKinds.builtIn()::matching, Instant.EPOCH, version, true);
    return switch (ENGINE.translate(
        policy.orElseThrow().policy().orElseThrow(), exceptions, settings)) {
      case Translation.Refused _ -> List.of();
      case Translation.Translated translated -> PolicyTranslator.documents(translated);
    };
  }

  /** Files of documents that the case says are not there. */
  private static Set<String> absent(Path folder) throws IOException {
    Set<String> out = new java.util.HashSet<>();
    for (Document document : read(folder.resolve("chainsaw-test.yaml"))) {
      for (Node step : ((ObjectNode) document.root()).object("spec").array("steps")) {
        for (Node action : ((ObjectNode) step).array("try")) {
          out.add(((ObjectNode) action).object("error").text("file", ""));
        }
      }
    }
    return out;
  }

  /** An expected document names some fields, and all elements of a list. */
  private static void compare(String at, Node wanted, Node ours, List<String> to) {
    if (wanted instanceof ObjectNode some && ours instanceof ObjectNode all) {
      for (int i = 0; i < some.size(); i++) {
        String key = some.key(i);
        if (key.startsWith("(")) {
          compare(at + "/" + key, some.value(i), evaluate(key, all), to);
        } else if (!key.equals("ownerReferences")) {
          Node value = all.get(key);
          if (value == null) {
            to.add(at + "/" + key + " is missing");
          } else {
            compare(at + "/" + key, some.value(i), value, to);
          }
        }
      }
    } else if (wanted instanceof ArrayNode some
        && ours instanceof ArrayNode all
        && some.size() == all.size()) {
      for (int i = 0; i < some.size(); i++) {
        compare(at + "/" + i, some.get(i), all.get(i), to);
      }
    } else if (!text(wanted).equals(text(ours))) {
      to.add(at + ": " + ours + " is not " + wanted);
    }
  }

  /** A folded text ends with a line end or not. */
  private static String text(Node node) {
    return node.toString().replace("\\n\"", "\"");
  }

  private static Node evaluate(String key, ObjectNode in) {
    String expression = key.substring(1, key.length() - 1);
    if (!(ENGINE.jmesPath().compile(expression) instanceof JmesCompilation.Compiled(var query))) {
      throw new AssertionError(expression);
    }
    Value found = query.evaluate(in, JmesBudget.of(JmesLimits.DEFAULT));
    return (Node) found;
  }

  private static List<Document> read(Path file) throws IOException {
    return READER.readAll(file.toString(), Files.readString(file)).documents();
  }
}
