package dev.ephor.cel;

/** The libraries of this module, ready for {@link CelEnvironment.Builder#library}. */
public final class StandardLibraries {
  /** Operators, conversions, time, optional values: part of every environment. */
  static final CelLibrary CORE = new CoreLibrary();

  static final CelLibrary LENIENT_OPTIONALS =
      new CelLibrary() {
        @Override
        public String name() {
          return "lenient optionals";
        }

        @Override
        public void declare(CelDeclarations declarations) {
          declarations.function("orValue", "A.(A) -> A", (_, arguments) -> arguments[0]);
        }
      };

  private StandardLibraries() {}
}
