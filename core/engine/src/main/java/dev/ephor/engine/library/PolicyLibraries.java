package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelTypes;
import dev.ephor.cel.KyvernoLibraries;
import dev.ephor.engine.token.TokenLibrary;
import dev.ephor.jmespath.JmesCompiler;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** All libraries of the kinds of policies.kyverno.io, made once. Safe for use by many threads. */
public final class PolicyLibraries {
  private static final String EXCEPTION = "kyverno.Exception";

  private final List<CelLibrary> plain;
  private final JmesLibrary shared;
  private final NamespacedHttp namespacedHttp;
  private final List<CelLibrary> tokens;

  /**
   * @param clock for {@code time.now()}
   * @param compiler with the functions of policies, for those that both languages have
   * @param namespacedHttp whether policies of a namespace may call services
   */
  public PolicyLibraries(
      InstantSource clock, JmesCompiler compiler, NamespacedHttp namespacedHttp) {
    this.namespacedHttp = namespacedHttp;
    this.plain = new KyvernoLibraries(clock).all();
    this.shared = new JmesLibrary(compiler);
    this.tokens = List.of(new TokenLibrary(clock), new KeySetLibrary());
  }

  /**
   * Declares the functions and the variables they are called on.
   *
   * @param namespaced whether the policy lives in a namespace, to which it is confined
   */
  public void declare(CelEnvironment.Builder to, boolean namespaced) {
    to.libraries(plain)
        .library(shared)
        .library(new ResourceLibrary(namespaced))
        .library(new HttpLibrary(namespaced && namespacedHttp == NamespacedHttp.REFUSED))
        .library(new GlobalContextLibrary(namespaced))
        .library(new ImageDataLibrary())
        .library(new PodSecurityLibrary())
        .library(new ExceptionType())
        .variable("resource", CelTypes.opaque(World.RESOURCE))
        .variable("http", CelTypes.opaque(World.HTTP))
        .variable("globalContext", CelTypes.opaque(World.GLOBAL_CONTEXT))
        .variable("image", CelTypes.opaque(World.IMAGE_DATA))
        .variable("exceptions", CelTypes.structure(EXCEPTION));
  }

  /** Declares {@code jwt} and {@code jwks}. */
  public void declareTokens(CelEnvironment.Builder to) {
    to.libraries(tokens);
  }

  /** Declares {@code generator}. */
  public void declareGenerator(CelEnvironment.Builder to, boolean namespaced) {
    to.library(new GeneratorLibrary(namespaced))
        .variable("generator", CelTypes.opaque(Generator.TYPE));
  }

  /** What policy exceptions allow. */
  private static final class ExceptionType implements CelLibrary {
    @Override
    public String name() {
      return "exceptions";
    }

    @Override
    public void declare(CelDeclarations to) {
      to.structure(
          EXCEPTION,
          Map.of(
              "allowedImages", CelTypes.list(CelTypes.STRING),
              "allowedValues", CelTypes.list(CelTypes.STRING)));
    }
  }
}
