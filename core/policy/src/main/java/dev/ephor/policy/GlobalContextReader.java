package dev.ephor.policy;

import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads GlobalContextEntries, as {@link PolicyReader} reads policies. Without state; may be used by
 * several threads.
 */
public final class GlobalContextReader {
  private static final String GROUP = "kyverno.io";
  private static final List<String> VERSIONS = List.of("v2", "v2beta1", "v2alpha1");
  private static final String REFRESH_INTERVAL = "10m";
  private static final int RETRY_LIMIT = 3;

  /** Reads an entry; empty when the document is none. */
  public Optional<ResourceReadResult<GlobalContextEntry>> read(Document document) {
    boolean entry =
        document.root() instanceof ObjectNode root
            && root.text("kind", "").equals("GlobalContextEntry")
            && root.text("apiVersion", "").startsWith(GROUP + "/");
    return entry ? Optional.of(readEntry(document)) : Optional.empty();
  }

  private static ResourceReadResult<GlobalContextEntry> readEntry(Document document) {
    Findings findings = new Findings(PolicyMistake.PREFIX);
    FieldReader root = FieldReader.of(document.fragment(), findings);
    MetaReader.checkVersion(root, GROUP, VERSIONS);
    ResourceMeta meta = MetaReader.read(root, false);
    FieldReader spec = root.requiredObject("spec");
    root.accept("status");
    root.finish();
    GlobalContextEntry entry = new GlobalContextEntry(meta, source(meta, spec), projections(spec));
    spec.finish();
    return new ResourceReadResult<>(entry, findings.sorted());
  }

  private static GlobalContextEntry.Source source(ResourceMeta meta, FieldReader spec) {
    Optional<String> one = spec.exactlyOne("kubernetesResource", "apiCall");
    Optional<GlobalContextEntry.Source> resource =
        spec.object("kubernetesResource").map(GlobalContextReader::resource);
    Optional<GlobalContextEntry.Source> call =
        spec.object("apiCall").map(body -> call(meta.name(), body));
    return one.flatMap(_ -> resource.or(() -> call))
        .orElseGet(() -> new GlobalContextEntry.KubernetesResource("", "", "", ""));
  }

  private static GlobalContextEntry.Source resource(FieldReader body) {
    GlobalContextEntry.KubernetesResource out =
        new GlobalContextEntry.KubernetesResource(
            body.text("group").orElse(""),
            body.requiredText("version"),
            body.requiredText("resource"),
            body.text("namespace").orElse(""));
    body.finish();
    return out;
  }

  private static GlobalContextEntry.Source call(String name, FieldReader body) {
    ContextEntry.ApiCall call = ContextReader.call(name, body, Optional.empty(), Optional.empty());
    Optional<Fragment> interval = body.textFragment("refreshInterval");
    interval.ifPresent(field -> checkDuration(body, field));
    int retries = body.number("retryLimit", 1, Integer.MAX_VALUE).orElse(RETRY_LIMIT);
    body.finish();
    return new GlobalContextEntry.ApiCall(
        call, interval.map(Texts::of).orElse(REFRESH_INTERVAL), retries);
  }

  private static void checkDuration(FieldReader body, Fragment field) {
    String text = Texts.of(field);
    if (!Texts.isDuration(text) || text.equals("0")) {
      PolicyMistake.DURATION.at(
          field,
          body.findings(),
          "`" + text + "` is no duration",
          "write a number and a unit, such as `30s`, `10m` or `1h30m`");
    }
  }

  private static List<GlobalContextEntry.Projection> projections(FieldReader spec) {
    List<GlobalContextEntry.Projection> out = new ArrayList<>();
    for (FieldReader item : spec.objects("projections")) {
      String name = item.requiredText("name");
      Fragment path = item.requiredTextFragment("jmesPath");
      item.finish();
      out.add(new GlobalContextEntry.Projection(name, path));
    }
    return out;
  }
}
