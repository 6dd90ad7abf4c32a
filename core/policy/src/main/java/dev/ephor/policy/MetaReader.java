package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.NearestName;
import java.util.List;
import java.util.Map;

/** Reads apiVersion, kind and metadata of a resource. */
final class MetaReader {
  private static final String[] SERVER_FIELDS = {
    "generateName",
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "finalizers",
    "ownerReferences",
    "managedFields",
    "selfLink"
  };

  private MetaReader() {}

  static ResourceMeta read(FieldReader root, boolean namespaced) {
    String apiVersion = root.text("apiVersion").orElse("");
    String kind = root.text("kind").orElse("");
    FieldReader body = root.requiredObject("metadata");
    String name = name(body);
    String namespace = namespace(body, namespaced);
    Map<String, String> labels = body.textMap("labels");
    Map<String, String> annotations = body.textMap("annotations");
    body.accept(SERVER_FIELDS);
    body.finish();
    return new ResourceMeta(
        apiVersion, kind, namespace, name, labels, annotations, root.source().document());
  }

  private static String name(FieldReader body) {
    if (body.has("generateName") && !body.has("name")) {
      return "";
    }
    Fragment field = body.requiredTextFragment("name");
    String name = Texts.of(field);
    if (body.has("name") && !Texts.isSubdomain(name)) {
      PolicyMistake.NAME.at(
          field,
          body.findings(),
          "`" + name + "` is no valid name",
          "use small letters, digits, `-` and `.`, with a letter or digit at both ends");
    }
    return name;
  }

  /** A namespaced resource without a namespace is in {@code default}, as kubectl has it. */
  private static String namespace(FieldReader body, boolean namespaced) {
    String given = body.text("namespace").orElse("");
    if (!namespaced) {
      return "";
    }
    return given.isEmpty() ? "default" : given;
  }

  /** Reports an apiVersion whose version is not one of {@code versions}. */
  static void checkVersion(FieldReader root, String group, List<String> versions) {
    String apiVersion = root.text("apiVersion").orElse("");
    List<String> valid = versions.stream().map(version -> group + "/" + version).toList();
    if (valid.contains(apiVersion)) {
      return;
    }
    Fragment place = root.source().child("apiVersion").orElse(root.source());
    String list = "valid versions: `" + String.join("`, `", valid) + "`";
    PolicyMistake.API_VERSION.at(
        place,
        root.findings(),
        "`" + apiVersion + "` is no version of `" + root.text("kind").orElse("") + "`",
        NearestName.help(apiVersion, valid).map(near -> near + " " + list).orElse(list));
  }
}
