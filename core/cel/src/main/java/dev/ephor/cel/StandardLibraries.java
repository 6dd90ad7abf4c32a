package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
          declarations.function("orValue", "dyn.(dyn) -> dyn", StandardLibraries::orValue);
        }
      };

  /** {@code charAt}, {@code split}, {@code format} and other functions on strings. */
  public static final CelLibrary STRINGS = new StringLibrary();

  /** {@code math.greatest}, {@code math.abs} and others. */
  public static final CelLibrary MATH = new MathLibrary();

  /** {@code slice}, {@code sort}, {@code flatten}, {@code lists.range} and others. */
  public static final CelLibrary LISTS = new ListLibrary();

  /** {@code sets.contains}, {@code sets.equivalent}, {@code sets.intersects}. */
  public static final CelLibrary SETS = new SetLibrary();

  /** {@code base64.encode} and {@code base64.decode}. */
  public static final CelLibrary ENCODERS = new EncoderLibrary();

  /** {@code regex.extract}, {@code regex.extractAll}, {@code regex.replace}. */
  public static final CelLibrary REGEX = new RegexLibrary();

  /** Kubernetes' {@code sum}, {@code min}, {@code max}, {@code isSorted}, {@code indexOf}. */
  public static final CelLibrary KUBERNETES_LISTS = new KubernetesListLibrary();

  /** Kubernetes' {@code find} and {@code findAll}. */
  public static final CelLibrary KUBERNETES_REGEX = new KubernetesRegexLibrary();

  /** Kubernetes' {@code quantity} and its functions. */
  public static final CelLibrary QUANTITY = new QuantityLibrary();

  /** Kubernetes' {@code semver} and its functions. */
  public static final CelLibrary SEMVER = new SemverLibrary();

  /** Kubernetes' {@code ip} and {@code cidr} and their functions. */
  public static final CelLibrary NETWORK = new NetworkLibrary();

  /** Kubernetes' {@code url} and its functions. */
  public static final CelLibrary URL = new UrlLibrary();

  /** Kubernetes' {@code format.dns1123Label().validate(text)} and the other named formats. */
  public static final CelLibrary FORMAT = new FormatLibrary();

  /** {@code jsonpatch.escapeKey}, for mutating policies. */
  public static final CelLibrary JSON_PATCH =
      new CelLibrary() {
        @Override
        public String name() {
          return "json patch";
        }

        @Override
        public void declare(CelDeclarations declarations) {
          declarations.function(
              "jsonpatch.escapeKey",
              "(string) -> string",
              (call, arguments) -> {
                String key = Arguments.text(arguments[0]);
                return Arguments.chargeTraversal(call, key.length())
                    ? StringNode.of(key.replace("~", "~0").replace("/", "~1"))
                    : call.stopped();
              });
        }
      };

  /** {@code Object{...}} and {@code JSONPatch{...}}: what mutations yield. */
  public static final CelLibrary MUTATION =
      new CelLibrary() {
        @Override
        public String name() {
          return "mutation";
        }

        @Override
        public void declare(CelDeclarations declarations) {
          declarations.openStructure("Object");
          declarations.structure(
              "JSONPatch",
              Map.of(
                  "op", CelTypes.STRING,
                  "path", CelTypes.STRING,
                  "from", CelTypes.STRING,
                  "value", CelTypes.DYN));
        }
      };

  private static final List<CelLibrary> KUBERNETES =
      List.of(
          STRINGS,
          LISTS,
          SETS,
          KUBERNETES_LISTS,
          KUBERNETES_REGEX,
          QUANTITY,
          SEMVER,
          NETWORK,
          URL,
          FORMAT);

  /** What a ValidatingAdmissionPolicy may use, but for the authorizer. */
  public static List<CelLibrary> kubernetes() {
    return KUBERNETES;
  }

  /** What Kyverno's policies may use in addition to their own libraries. */
  public static List<CelLibrary> kyverno() {
    List<CelLibrary> all = new ArrayList<>(KUBERNETES);
    all.addAll(List.of(MATH, ENCODERS, REGEX));
    return List.copyOf(all);
  }

  private static Value orValue(CelCall call, Value[] arguments) {
    return arguments[0] instanceof CelOptional optional
        ? optional.orElse(arguments[1])
        : arguments[0];
  }

  private StandardLibraries() {}
}
