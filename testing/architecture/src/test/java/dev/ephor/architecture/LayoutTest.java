package dev.ephor.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which module may use which: the directions of ARCHITECTURE.md, held against the classes. */
class LayoutTest {
  private static final JavaClasses PRODUCT = ProductClasses.read();

  /** What is not listed is forbidden. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("document", Set.of()),
          Map.entry("scalar", Set.of("document")),
          Map.entry("patch", Set.of("document", "scalar")),
          Map.entry("jmespath", Set.of("document", "scalar")),
          Map.entry("cel", Set.of("document", "scalar")),
          Map.entry("policy", Set.of("document", "scalar")),
          Map.entry("engine", Set.of("document", "scalar", "patch", "jmespath", "cel", "policy")),
          Map.entry("report", Set.of("document", "scalar", "policy", "engine")),
          Map.entry("schema", Set.of("document")),
          Map.entry("lint", Set.of("document", "scalar", "jmespath", "cel", "policy", "schema")),
          Map.entry("cli", ProductClasses.CORE),
          Map.entry("lsp", ProductClasses.coreAnd("cli")),
          Map.entry("app", Set.of("cli", "lsp")));

  @Test
  void everyModuleUsesOnlyTheModulesBelowIt() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : PRODUCT) {
      String module = ProductClasses.moduleOf(type);
      assertThat(MAY_USE).as("module of `%s`", type.getName()).containsKey(module);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.getPackageName().startsWith("dev.ephor.")) {
          continue;
        }
        String used = ProductClasses.moduleOf(target);
        if (!used.equals(module) && !MAY_USE.get(module).contains(used)) {
          wrong.add(module + " -> " + used + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.ephor.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  /** A library ends at one module: nobody else need know which one it is. */
  @ParameterizedTest(name = "{0} ends at {1}")
  @CsvSource({
    "tools.jackson.., document",
    "org.snakeyaml.., document",
    "com.google.re2j.., scalar",
    "dev.cel.., cel",
    "com.google.protobuf.., cel",
    "com.google.common.., cel",
    "picocli.., cli",
    "org.eclipse.lsp4j.., lsp",
    "com.google.gson.., lsp",
  })
  void libraryEndsAtOneModule(String library, String module) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.ephor.(" + module + ")..")
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(PRODUCT);
  }

  @Test
  void evaluatorOfTheCelLibraryIsNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("dev.cel.runtime.."))
        .because("it has no cost limit; cel has an evaluator of its own")
        .check(PRODUCT);
  }

  @Test
  void productKnowsNoTestCode() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.ephor.testkit..", "org.junit..", "org.assertj..", "com.code_intelligence.."))
        .check(PRODUCT);
  }

  @Test
  void onlyCompileKnowsAutogen() {
    noClasses()
        .that()
        .resideInAPackage("dev.ephor..")
        .and()
        .resideOutsideOfPackages("dev.ephor.engine.compile..", "dev.ephor.policy..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameContaining("Autogen")
        .because("rules for pods become rules for their controllers once, when compiled")
        .check(PRODUCT);
  }

  @Test
  void decideKnowsNoExpressions() {
    noClasses()
        .that()
        .resideInAPackage("dev.ephor.engine.decide..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.ephor.cel..", "dev.ephor.jmespath.."))
        .allowEmptyShould(true)
        .check(PRODUCT);
  }
}
