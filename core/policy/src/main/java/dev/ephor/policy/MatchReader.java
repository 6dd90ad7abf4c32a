package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the match and exclude blocks of the kyverno.io kinds. */
final class MatchReader {
  private static final List<String> FILTER_FIELDS =
      List.of("resources", "roles", "clusterRoles", "subjects");
  private static final Map<String, String> OPERATIONS =
      Map.of("CREATE", "CREATE", "UPDATE", "UPDATE", "DELETE", "DELETE", "CONNECT", "CONNECT");
  private static final List<String> SUBJECT_KINDS = List.of("User", "Group", "ServiceAccount");

  private MatchReader() {}

  /** Reads {@code match}, which must be there, and {@code exclude}. */
  static Rule.Selection selection(FieldReader parent, Form form) {
    FieldReader matchReader = parent.requiredObject("match");
    MatchBlock match = block(matchReader, form);
    requireFilters(matchReader, match);
    MatchBlock exclude =
        parent
            .object("exclude")
            .map(reader -> block(reader, form))
            .orElseGet(() -> new MatchBlock(MatchBlock.Mode.ALL, List.of(), parent.source()));
    return new Rule.Selection(match, exclude);
  }

  /** Whether the older form, without any and all, is known to the kind. */
  enum Form {
    OLD_AND_NEW,
    NEW
  }

  /** Reads one block. */
  static MatchBlock block(FieldReader reader, Form form) {
    reader.atMostOne("any", "all");
    Optional<String> direct =
        form == Form.NEW
            ? Optional.empty()
            : FILTER_FIELDS.stream().filter(reader::has).findFirst();
    boolean lists = reader.has("any") || reader.has("all");
    if (direct.isPresent() && lists) {
      PolicyMistake.MATCH_BLOCK.at(
          reader.source(),
          reader.findings(),
          "`any` and `all` cannot stand beside filters",
          "move the filters into `any` or `all`");
    }
    List<MatchBlock.ResourceFilter> any = filters(reader.objects("any"));
    List<MatchBlock.ResourceFilter> all = filters(reader.objects("all"));
    List<MatchBlock.ResourceFilter> old = direct.map(_ -> filter(reader)).stream().toList();
    if (form == Form.OLD_AND_NEW) {
      reader.accept(FILTER_FIELDS.toArray(String[]::new));
    }
    reader.finish();
    return reader.has("any")
        ? new MatchBlock(MatchBlock.Mode.ANY, any, reader.source())
        : new MatchBlock(MatchBlock.Mode.ALL, reader.has("all") ? all : old, reader.source());
  }

  /** Reports a block that does not say what it selects. */
  private static void requireFilters(FieldReader reader, MatchBlock block) {
    if (block.isEmpty()) {
      PolicyMistake.MATCH_BLOCK.at(
          reader.source(),
          reader.findings(),
          "`match` does not say which resources are meant",
          "add `any` or `all` with `resources`");
    }
  }

  private static List<MatchBlock.ResourceFilter> filters(List<FieldReader> readers) {
    List<MatchBlock.ResourceFilter> out = new ArrayList<>();
    for (FieldReader reader : readers) {
      out.add(filter(reader));
      reader.finish();
    }
    return out;
  }

  private static MatchBlock.ResourceFilter filter(FieldReader reader) {
    Optional<MatchBlock.ResourceDescription> resources =
        reader.object("resources").map(MatchReader::description);
    List<String> roles = roles(reader);
    List<String> clusterRoles = reader.texts("clusterRoles");
    List<MatchBlock.Subject> subjects =
        reader.objects("subjects").stream().map(MatchReader::subject).toList();
    return new MatchBlock.ResourceFilter(
        resources, new MatchBlock.UserFilter(roles, clusterRoles, subjects), reader.source());
  }

  private static List<String> roles(FieldReader reader) {
    for (Fragment role : reader.textFragments("roles")) {
      String text = Texts.of(role);
      int colon = text.indexOf(':');
      if (colon <= 0 || colon == text.length() - 1 || colon != text.lastIndexOf(':')) {
        reader.badText(
            role,
            "role `" + text + "` is not of the form `namespace:name`",
            "write the role's namespace, a colon and its name");
      }
    }
    return reader.texts("roles");
  }

  private static MatchBlock.Subject subject(FieldReader reader) {
    String kind = reader.requiredText("kind");
    String name = reader.requiredText("name");
    Optional<String> namespace = reader.text("namespace");
    reader.accept("apiGroup");
    reader.finish();
    Optional<Fragment> place = reader.source().child("kind");
    if (!kind.isEmpty() && !SUBJECT_KINDS.contains(kind)) {
      PolicyMistake.SUBJECT.at(
          place.orElse(reader.source()),
          reader.findings(),
          "`" + kind + "` is no kind of subject",
          "valid kinds: `User`, `Group`, `ServiceAccount`");
    }
    if (kind.equals("ServiceAccount") && namespace.isEmpty()) {
      PolicyMistake.SUBJECT.at(
          reader.source(),
          reader.findings(),
          "subject of kind `ServiceAccount` has no `namespace`",
          "add the namespace of the service account");
    }
    return new MatchBlock.Subject(kind, namespace.orElse(""), name);
  }

  private static MatchBlock.ResourceDescription description(FieldReader reader) {
    reader.atMostOne("name", "names");
    List<KindSelector> kinds = kinds(reader, "kinds");
    List<String> names = new ArrayList<>(reader.text("name").stream().toList());
    names.addAll(reader.texts("names"));
    MatchBlock.ResourceDescription out =
        new MatchBlock.ResourceDescription(
            kinds,
            names,
            reader.texts("namespaces"),
            reader.textMap("annotations"),
            SelectorReader.read(reader, "selector"),
            SelectorReader.read(reader, "namespaceSelector"),
            reader.choices("operations", OPERATIONS),
            reader.source());
    reader.finish();
    return out;
  }

  private static List<KindSelector> kinds(FieldReader reader, String field) {
    List<KindSelector> out = new ArrayList<>();
    for (Fragment item : reader.textFragments(field)) {
      String text = Texts.of(item);
      KindSelector.parse(text)
          .ifPresentOrElse(
              out::add,
              () ->
                  PolicyMistake.KIND_SELECTOR.at(
                      item,
                      reader.findings(),
                      "`" + text + "` does not name a kind",
                      "write `Kind`, `version/Kind` or `group/version/Kind`,"
                          + " and `/subresource` behind it if one is meant"));
    }
    return out;
  }
}
