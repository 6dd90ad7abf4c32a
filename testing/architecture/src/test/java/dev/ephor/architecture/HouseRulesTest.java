package dev.ephor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of STYLE.md that can be seen in compiled classes. */
class HouseRulesTest {
  private static final JavaClasses PRODUCT = ProductClasses.read();
  private static final String SAMPLE = "dev.ephor.architecture.sample..";
  private static final JavaClasses SAMPLES =
      new ClassFileImporter().importPackages("dev.ephor.architecture.sample");

  static Stream<ArchRule> productRules() {
    return rules(ProductClasses.corePackages(), "dev.ephor..");
  }

  static Stream<ArchRule> sampleRules() {
    return rules(new String[] {SAMPLE}, SAMPLE);
  }

  private static Stream<ArchRule> rules(String[] core, String all) {
    return Stream.of(
            Rules.pure(core).stream(),
            Stream.of(Rules.noBacktrackingRegex(core)),
            Stream.of(Rules.noReflection(all)),
            Stream.of(Rules.noEmptyNames(all)),
            Stream.of(Rules.noGenericExceptions(all)),
            Rules.noStaticState(all).stream())
        .flatMap(rules -> rules);
  }

  @ParameterizedTest
  @MethodSource("productRules")
  void productKeeps(ArchRule rule) {
    rule.check(PRODUCT);
  }

  /** A guard that finds nothing in code made to break it guards nothing. */
  @ParameterizedTest
  @MethodSource("sampleRules")
  void sampleBreaks(ArchRule rule) {
    assertThat(rule.evaluate(SAMPLES).hasViolation()).isTrue();
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : PRODUCT) {
      JavaPackage home = type.getPackage();
      if (!home.tryGetPackageInfo()
          .map(info -> info.isAnnotatedWith(NullMarked.class))
          .orElse(false)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }
}
