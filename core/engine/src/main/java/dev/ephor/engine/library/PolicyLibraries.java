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
  /** Type of the values of {@code attestors}. */
  public static final String ATTESTOR = "imageverify.attestor";

  /** Type of the values of {@code attestations}. */
  public static final String ATTESTATION = "imageverify.attestation";

  private static final String EXCEPTION = "kyverno.Exception";

  private final List<CelLibrary> plain;
  private final JmesLibrary random;
  private final JmesLibrary certificates;
  private final NamespacedHttp namespacedHttp;
  private final List<CelLibrary> tokens;
  private final CelLibrary images;

  /**
   * @param clock for {@code time.now()}
   * @param compiler with the functions of policies, for those that both languages have
   * @param namespacedHttp whether policies of a namespace may call services
   */
  public PolicyLibraries(
      InstantSource clock, JmesCompiler compiler, NamespacedHttp namespacedHttp) {
    this.namespacedHttp = namespacedHttp;
    this.plain = new KyvernoLibraries(clock).all();
    this.random = new JmesLibrary(compiler, JmesLibrary.Part.RANDOM);
    this.certificates = new JmesLibrary(compiler, JmesLibrary.Part.CERTIFICATES);
    this.images = new ImagePolicyLibrary();
    this.tokens = List.of(new TokenLibrary(clock), new KeySetLibrary());
  }

  /**
   * Declares the functions and the variables they are called on.
   *
   * @param namespaced whether the policy lives in a namespace, to which it is confined
   */
  public void declare(CelEnvironment.Builder to, boolean namespaced) {
    to.libraries(plain)
        .library(random)
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

  /** Declares {@code x509}, which all kinds have but those for images. */
  public void declareCertificates(CelEnvironment.Builder to) {
    to.library(certificates);
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

  /** Declares what is known of images, and what can be asked about them. */
  public void declareImages(CelEnvironment.Builder to) {
    to.library(images)
        .variable("images", CelTypes.map(CelTypes.STRING, CelTypes.list(CelTypes.STRING)))
        .variable("attestors", CelTypes.map(CelTypes.STRING, CelTypes.DYN))
        .variable("attestations", CelTypes.map(CelTypes.STRING, CelTypes.DYN));
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
