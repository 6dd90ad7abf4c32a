package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads context entries. */
final class ContextReader {
  private static final String[] SOURCES = {
    "configMap", "apiCall", "imageRegistry", "variable", "globalReference"
  };
  private static final List<String> RESERVED =
      List.of(
          "request",
          "images",
          "serviceAccountName",
          "serviceAccountNamespace",
          "element",
          "elementIndex");
  private static final Map<String, String> METHODS = Map.of("GET", "GET", "POST", "POST");
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "default", "default",
          "amazon", "amazon",
          "azure", "azure",
          "google", "google",
          "github", "github");

  private ContextReader() {}

  static List<ContextEntry> read(FieldReader parent) {
    List<ContextEntry> out = new ArrayList<>();
    for (FieldReader reader : parent.objects("context")) {
      entry(reader).ifPresent(out::add);
      reader.finish();
    }
    return out;
  }

  private static Optional<ContextEntry> entry(FieldReader reader) {
    String name = name(reader);
    Optional<String> source = reader.exactlyOne(SOURCES);
    List<ContextEntry> found = new ArrayList<>();
    reader.object("variable").map(body -> variable(name, body)).ifPresent(found::add);
    reader.object("configMap").map(body -> configMap(name, body)).ifPresent(found::add);
    reader.object("apiCall").map(body -> apiCall(name, body)).ifPresent(found::add);
    reader.object("imageRegistry").map(body -> imageRegistry(name, body)).ifPresent(found::add);
    reader.object("globalReference").map(body -> reference(name, body)).ifPresent(found::add);
    return source.flatMap(_ -> found.stream().findFirst());
  }

  private static String name(FieldReader reader) {
    Fragment field = reader.requiredTextFragment("name");
    String name = Texts.of(field);
    for (String reserved : RESERVED) {
      if (name.equals(reserved) || name.startsWith(reserved + ".")) {
        PolicyMistake.CONTEXT_ENTRY.at(
            field,
            reader.findings(),
            "context entry `" + name + "` has the name of the built-in variable `" + reserved + "`",
            "give the entry another name");
      }
    }
    return name;
  }

  private static ContextEntry variable(String name, FieldReader body) {
    Optional<Fragment> value = body.free("value");
    Optional<Fragment> path = body.textFragment("jmesPath");
    Optional<Fragment> absent = body.free("default");
    body.finish();
    if (value.isEmpty() && path.isEmpty() && absent.isEmpty()) {
      PolicyMistake.CONTEXT_ENTRY.at(
          body.source(),
          body.findings(),
          "variable `" + name + "` has no value",
          "add `value`, `jmesPath` or `default`");
    }
    return new ContextEntry.Variable(name, value, path, absent, body.source());
  }

  private static ContextEntry configMap(String name, FieldReader body) {
    Fragment configMapName = body.requiredTextFragment("name");
    Fragment namespace = body.requiredTextFragment("namespace");
    body.finish();
    return new ContextEntry.ConfigMap(name, configMapName, namespace, body.source());
  }

  private static ContextEntry apiCall(String name, FieldReader body) {
    Optional<Fragment> path = body.textFragment("jmesPath");
    Optional<Fragment> absent = body.free("default");
    ContextEntry.ApiCall call = call(name, body, path, absent);
    body.finish();
    return call;
  }

  /** Reads the fields of a call that context entries and GlobalContextEntry share. */
  static ContextEntry.ApiCall call(
      String name, FieldReader body, Optional<Fragment> path, Optional<Fragment> absent) {
    body.exactlyOne("urlPath", "service");
    Optional<Fragment> urlPath = body.textFragment("urlPath");
    String method = body.choice("method", METHODS).orElse("GET");
    List<ContextEntry.DataField> data = fields(body, "data");
    if (method.equals("GET") && !data.isEmpty()) {
      PolicyMistake.CONTEXT_ENTRY.at(
          body.source().child("data").orElse(body.source()),
          body.findings(),
          "`data` cannot be sent with method `GET`",
          "set `method: POST`, or remove `data`");
    }
    Optional<ContextEntry.Service> service = body.object("service").map(ContextReader::service);
    return new ContextEntry.ApiCall(
        name, urlPath, method, data, service, path, absent, body.source());
  }

  private static ContextEntry.Service service(FieldReader body) {
    Fragment url = body.requiredTextFragment("url");
    List<ContextEntry.DataField> headers = fields(body, "headers");
    String caBundle = body.text("caBundle").orElse("");
    body.finish();
    return new ContextEntry.Service(url, headers, caBundle);
  }

  private static List<ContextEntry.DataField> fields(FieldReader body, String field) {
    List<ContextEntry.DataField> out = new ArrayList<>();
    for (FieldReader item : body.objects(field)) {
      String key = item.requiredText("key");
      Fragment value =
          item.requiredField("value").orElseGet(() -> item.source().withNode(StringNode.EMPTY));
      item.finish();
      out.add(new ContextEntry.DataField(key, value));
    }
    return out;
  }

  private static ContextEntry imageRegistry(String name, FieldReader body) {
    Fragment reference = body.requiredTextFragment("reference");
    Optional<Fragment> path = body.textFragment("jmesPath");
    Optional<Fragment> credentials = body.field("imageRegistryCredentials");
    credentials(body, "imageRegistryCredentials");
    body.finish();
    return new ContextEntry.ImageRegistry(name, reference, path, credentials, body.source());
  }

  /** Reads credentials for image registries. */
  static Optional<RegistryCredentials> credentials(FieldReader parent, String field) {
    return parent
        .object(field)
        .map(body -> {
          RegistryCredentials out =
              new RegistryCredentials(
                  body.flag("allowInsecureRegistry", false),
                  body.choices("providers", PROVIDERS),
                  body.texts("secrets"));
          body.finish();
          return out;
        });
  }

  private static ContextEntry reference(String name, FieldReader body) {
    Fragment entryName = body.requiredTextFragment("name");
    Optional<Fragment> path = body.textFragment("jmesPath");
    body.finish();
    return new ContextEntry.GlobalReference(name, entryName, path, body.source());
  }
}
