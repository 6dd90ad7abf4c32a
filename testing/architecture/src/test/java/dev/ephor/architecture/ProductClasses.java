package dev.ephor.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;

/** The compiled classes of the product: everything of ours that is not a test. */
final class ProductClasses {
  /** Modules below {@code core/}: their last folder and the package below {@code dev.ephor}. */
  static final Set<String> CORE =
      Set.of(
          "document",
          "scalar",
          "patch",
          "jmespath",
          "cel",
          "policy",
          "engine",
          "report",
          "schema",
          "lint");

  private ProductClasses() {}

  static Set<String> coreAnd(String module) {
    Set<String> out = new TreeSet<>(CORE);
    out.add(module);
    return Set.copyOf(out);
  }

  static JavaClasses read() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("dev.ephor")
        .that(
            new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("belong to the product") {
              @Override
              public boolean test(JavaClass type) {
                return !type.getPackageName().startsWith("dev.ephor.testkit")
                    && !type.getPackageName().startsWith("dev.ephor.architecture");
              }
            });
  }

  /** The module of a package of ours, {@code dev.ephor.engine.run} is in {@code engine}. */
  static String moduleOf(JavaClass type) {
    String rest = type.getPackageName().substring("dev.ephor.".length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  static String[] corePackages() {
    return CORE.stream().map(module -> "dev.ephor." + module + "..").toArray(String[]::new);
  }
}
