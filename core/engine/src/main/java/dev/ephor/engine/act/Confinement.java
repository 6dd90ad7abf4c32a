package dev.ephor.engine.act;

import dev.ephor.document.SourceLocation;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.TemplateError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What context entries of a policy that lives in a namespace may look up: nothing outside of it.
 * Whoever may write such a policy could otherwise read what the engine reads (CVE-2026-22039).
 */
final class Confinement {
  static final String CODE = "RUN012";

  private Confinement() {}

  /** The namespace of the policy that is evaluated; empty for cluster-wide ones. */
  static String of(EvaluationContext context) {
    return context.target().policy().namespace();
  }

  static boolean isBroken(TemplateError error) {
    return error.code().equals(CODE);
  }

  /** Why a ConfigMap of a namespace must not be read, if so. */
  static Optional<TemplateError> ofConfigMap(
      EvaluationContext context, String namespace, SourceLocation at) {
    String own = of(context);
    return own.isEmpty() || own.equals(namespace)
        ? Optional.empty()
        : broken("configMap of namespace `" + namespace + "`", own, at);
  }

  /** Why a call must not be made, if so: it must name the policy's namespace in its path. */
  static Optional<TemplateError> ofCall(
      EvaluationContext context, String url, boolean service, SourceLocation at) {
    String own = of(context);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    if (service) {
      return broken("a call of a service", own, at);
    }
    return namespaceOf(url).filter(own::equals).isPresent()
        ? Optional.empty()
        : broken("path `" + url + "`", own, at);
  }

  static Optional<TemplateError> ofGlobalReference(EvaluationContext context, SourceLocation at) {
    String own = of(context);
    return own.isEmpty() ? Optional.empty() : broken("globalReference", own, at);
  }

  /**
   * The namespace in a path of the API server; empty where there is none, and for paths that lead
   * somewhere else than they seem to.
   */
  private static Optional<String> namespaceOf(String url) {
    int end = url.indexOf('?');
    String path = end < 0 ? url : url.substring(0, end);
    String plain;
    try {
      plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    List<String> parts = Arrays.asList(plain.split("/", -1));
    boolean isPlain = parts.stream().skip(1).noneMatch(part -> part.isEmpty() || part.equals(".."));
    boolean isApi = parts.size() > 3 && (parts.get(1).equals("api") || parts.get(1).equals("apis"));
    int at = parts.indexOf("namespaces");
    return isPlain && isApi && parts.getFirst().isEmpty() && at > 0 && at + 1 < parts.size()
        ? Optional.of(parts.get(at + 1))
        : Optional.empty();
  }

  private static Optional<TemplateError> broken(String what, String own, SourceLocation at) {
    return Optional.of(
        new TemplateError(
            CODE, what + " is outside of the policy's namespace `" + own + "`", at, false));
  }
}
