package dev.ephor.engine.library;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The types of {@code request} and {@code namespaceObject} (KEP-3488): a field that they do not
 * have does not compile. Times are texts there until {@code timestamp()} reads them, so they are
 * declared as of no type.
 */
public final class RequestTypes implements CelLibrary {
  private static final String REQUEST = "kubernetes.AdmissionRequest";
  private static final String KIND = "kubernetes.GroupVersionKind";
  private static final String RESOURCE = "kubernetes.GroupVersionResource";
  private static final String USER = "kubernetes.UserInfo";
  private static final String NAMESPACE = "kubernetes.Namespace";
  private static final String METADATA = "kubernetes.NamespaceMetadata";
  private static final String SPEC = "kubernetes.NamespaceSpec";
  private static final String STATUS = "kubernetes.NamespaceStatus";
  private static final String CONDITION = "kubernetes.NamespaceCondition";

  private static final CelType TEXTS = CelTypes.list(CelTypes.STRING);

  private final boolean hasObjects;

  private RequestTypes(boolean hasObjects) {
    this.hasObjects = hasObjects;
  }

  /**
   * Declares both variables.
   *
   * @param hasObjects whether {@code request.object} and {@code request.oldObject} exist, which
   *     Kyverno adds to what Kubernetes has
   */
  public static CelEnvironment.Builder declareIn(CelEnvironment.Builder to, boolean hasObjects) {
    return to.library(new RequestTypes(hasObjects))
        .variable("request", CelTypes.structure(REQUEST))
        .variable("namespaceObject", CelTypes.structure(NAMESPACE));
  }

  @Override
  public String name() {
    return "kubernetes request";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.structure(REQUEST, request());
    to.structure(KIND, texts("group", "version", "kind"));
    to.structure(RESOURCE, texts("group", "version", "resource"));
    Map<String, CelType> user = texts("username", "uid");
    user.put("groups", TEXTS);
    user.put("extra", CelTypes.map(CelTypes.STRING, TEXTS));
    to.structure(USER, user);
    declareNamespace(to);
  }

  private Map<String, CelType> request() {
    Map<String, CelType> out =
        texts("name", "namespace", "operation", "subResource", "requestSubResource");
    out.put("kind", CelTypes.structure(KIND));
    out.put("requestKind", CelTypes.structure(KIND));
    out.put("resource", CelTypes.structure(RESOURCE));
    out.put("requestResource", CelTypes.structure(RESOURCE));
    out.put("userInfo", CelTypes.structure(USER));
    out.put("dryRun", CelTypes.BOOL);
    out.put("options", CelTypes.DYN);
    if (hasObjects) {
      out.put("object", CelTypes.DYN);
      out.put("oldObject", CelTypes.DYN);
    }
    return out;
  }

  private static void declareNamespace(CelDeclarations to) {
    to.structure(
        NAMESPACE,
        Map.of(
            "metadata", CelTypes.structure(METADATA),
            "spec", CelTypes.structure(SPEC),
            "status", CelTypes.structure(STATUS)));
    Map<String, CelType> metadata =
        texts("name", "generateName", "namespace", "UID", "resourceVersion");
    metadata.put("labels", CelTypes.map(CelTypes.STRING, CelTypes.STRING));
    metadata.put("annotations", CelTypes.map(CelTypes.STRING, CelTypes.STRING));
    metadata.put("creationTimestamp", CelTypes.DYN);
    metadata.put("deletionTimestamp", CelTypes.DYN);
    metadata.put("deletionGracePeriodSeconds", CelTypes.INT);
    metadata.put("generation", CelTypes.INT);
    metadata.put("finalizers", TEXTS);
    to.structure(METADATA, metadata);
    to.structure(SPEC, Map.of("finalizers", TEXTS));
    to.structure(
        STATUS,
        Map.of(
            "phase", CelTypes.STRING, "conditions", CelTypes.list(CelTypes.structure(CONDITION))));
    Map<String, CelType> condition = texts("status", "type", "message", "reason");
    condition.put("lastTransitionTime", CelTypes.DYN);
    to.structure(CONDITION, condition);
  }

  private static Map<String, CelType> texts(String... names) {
    Map<String, CelType> out = new LinkedHashMap<>();
    for (String name : names) {
      out.put(name, CelTypes.STRING);
    }
    return out;
  }
}
