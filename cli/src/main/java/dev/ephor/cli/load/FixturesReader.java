package dev.ephor.cli.load;

import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code cli.kyverno.io} Context and ClusterResource, CustomResourceDefinitions, and the
 * fields of a test that give answers in place of a cluster.
 */
public final class FixturesReader {
  /** Kinds of documents that {@link #read} takes. */
  public static final List<String> KINDS = List.of("ClusterResource", "Context");

  private static final int STATUS_OK = 200;
  private static final int STATUS_MAX = 599;

  private FixturesReader() {}

  /**
   * What one document holds.
   *
   * @param definitions files with CustomResourceDefinitions, relative to the document
   */
  public record Given(Fixtures fixtures, List<String> definitions) {
    public Given {
      definitions = List.copyOf(definitions);
    }
  }

  public static Given read(Document document, Findings findings) {
    FieldReader root = FieldReader.of(document.fragment(), findings);
    root.accept("apiVersion", "kind", "metadata");
    FieldReader spec = root.requiredObject("spec");
    Fixtures fixtures =
        Fixtures.ofObjects(objects(spec, "resources")).plus(Fixtures.ofImages(images(spec)));
    List<String> definitions = spec.texts("crds");
    spec.finish();
    root.finish();
    return new Given(fixtures, definitions);
  }

  /** Kinds that a CustomResourceDefinition defines; none when the document is something else. */
  public static List<ResourceKinds.Entry> kinds(Document document) {
    if (!(document.root() instanceof ObjectNode root)
        || !root.text("kind", "").equals("CustomResourceDefinition")) {
      return List.of();
    }
    ObjectNode spec = root.object("spec");
    ObjectNode names = spec.object("names");
    return List.of(
        new ResourceKinds.Entry(
            spec.text("group", ""),
            "",
            names.text("kind", ""),
            names.text("plural", ""),
            !spec.text("scope", "").equals("Cluster")));
  }

  /** {@code apiCallResponses} of a test. */
  public static List<Fixtures.Reply> replies(FieldReader test) {
    List<Fixtures.Reply> out = new ArrayList<>();
    for (FieldReader call : test.objects("apiCallResponses")) {
      FieldReader response = call.requiredObject("response");
      int status = response.number("statusCode", 100, STATUS_MAX).orElse(STATUS_OK);
      Node body = response.free("body").map(Fragment::node).orElse(NullNode.NULL);
      response.finish();
      String url = call.exactlyOne("url", "urlPath").flatMap(call::text).orElse("");
      out.add(new Fixtures.Reply(call.text("method").orElse(""), url, status, body));
      call.accept("url", "urlPath", "headers", "data");
      call.finish();
    }
    return out;
  }

  private static List<ObjectNode> images(FieldReader spec) {
    List<ObjectNode> out = new ArrayList<>();
    for (FieldReader image : spec.objects("images")) {
      if (image.source().node() instanceof ObjectNode object) {
        out.add(object);
      }
    }
    return out;
  }

  private static List<ObjectNode> objects(FieldReader from, String field) {
    List<ObjectNode> out = new ArrayList<>();
    for (Fragment item : from.list(field)) {
      if (item.node() instanceof ObjectNode object) {
        out.add(object);
      } else {
        from.reader(item).finish();
      }
    }
    return out;
  }
}
