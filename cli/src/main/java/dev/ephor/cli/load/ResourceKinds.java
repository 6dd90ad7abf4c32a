package dev.ephor.cli.load;

import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.translate.KindLookup;
import dev.ephor.policy.KindSelector;
import dev.ephor.scalar.Wildcard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an API server would know about kinds: the plural name under which URLs and matchConstraints
 * know them, and whether they live in namespaces. Kinds of Kubernetes are in a table; others can be
 * added, and for the rest the plural is guessed as Kubernetes' own clients do it. Immutable.
 */
public final class ResourceKinds {
  /** Groups of Kubernetes whose kinds are all in {@code v1}. */
  private static final Set<String> STABLE =
      Set.of(
          "",
          "apiextensions.k8s.io",
          "apiregistration.k8s.io",
          "apps",
          "autoscaling",
          "batch",
          "discovery.k8s.io",
          "events.k8s.io",
          "networking.k8s.io",
          "node.k8s.io",
          "policy",
          "rbac.authorization.k8s.io",
          "scheduling.k8s.io");

  private final Map<String, Entry> byGroupAndKind;

  private ResourceKinds(Map<String, Entry> byGroupAndKind) {
    this.byGroupAndKind = byGroupAndKind;
  }

  /**
   * One kind.
   *
   * @param version empty when any is meant
   * @param plural with its subresource after a slash, for kinds of subresources
   */
  public record Entry(
      String group, String version, String kind, String plural, boolean namespaced) {

    private boolean isSubresource() {
      return plural.indexOf('/') >= 0;
    }

    private String resource() {
      int slash = plural.indexOf('/');
      return slash < 0 ? plural : plural.substring(0, slash);
    }
  }

  /** The kinds of Kubernetes itself. */
  public static ResourceKinds builtIn() {
    Map<String, Entry> out = new HashMap<>();
    try (InputStream in = ResourceKinds.class.getResourceAsStream("kinds.txt")) {
      if (in == null) {
        throw new IllegalStateException("the build left out kinds.txt");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (line != null) {
        String[] words = line.split(" ");
        if (!line.startsWith("#") && words.length == 4) {
          String group = words[0].equals("core") ? "" : words[0];
          put(out, new Entry(group, "", words[1], words[2], words[3].equals("namespaced")));
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ResourceKinds(out);
  }

  /** This table with kinds added; they win over those that are known. */
  public ResourceKinds with(List<Entry> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, Entry> out = new HashMap<>(byGroupAndKind);
    more.forEach(entry -> put(out, entry));
    return new ResourceKinds(out);
  }

  private static void put(Map<String, Entry> table, Entry entry) {
    table.put(entry.group() + "/" + entry.kind(), entry);
  }

  /**
   * The kind that policies name for a request: a kind of its own, or the parent of a subresource,
   * which they write {@code Deployment/scale}.
   */
  public GroupVersionKind requested(GroupVersionKind kind) {
    return parent(kind)
        .map(parent ->
            new GroupVersionKind(
                parent.group(),
                parent.version().isEmpty() ? "v1" : parent.version(),
                parent.kind()))
        .orElse(kind);
  }

  private Optional<Entry> parent(GroupVersionKind kind) {
    Entry known = byGroupAndKind.get(kind.group() + "/" + kind.kind());
    return known == null || !known.isSubresource()
        ? Optional.empty()
        : byGroupAndKind.values().stream()
            .filter(entry -> !entry.isSubresource() && entry.plural().equals(known.resource()))
            .min(Comparator.comparing(Entry::group));
  }

  /**
   * The kinds that a selector of a match block is for. A kind of Kubernetes whose version is not in
   * the table is taken to be of {@code v1} where its group has one, and of any version elsewhere.
   */
  public List<KindLookup.Found> matching(KindSelector selector) {
    Wildcard group = Wildcard.compile(selector.group());
    Wildcard kind = Wildcard.compile(selector.kind());
    return byGroupAndKind.values().stream()
        .filter(entry ->
            !entry.isSubresource()
                && group.matches(entry.group())
                && kind.matches(entry.kind())
                && (entry.version().isEmpty()
                    || Wildcard.compile(selector.version()).matches(entry.version())))
        .sorted(Comparator.comparing(Entry::group).thenComparing(Entry::kind))
        .map(entry ->
            new KindLookup.Found(
                new GroupVersionResource(
                    entry.group(), version(entry, selector.version()), entry.resource()),
                entry.namespaced()))
        .toList();
  }

  private static String version(Entry entry, String wanted) {
    if (!entry.version().isEmpty()) {
      return entry.version();
    }
    boolean isPlain = wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0;
    return isPlain ? wanted : STABLE.contains(entry.group()) ? "v1" : "*";
  }

  /** The resource a request for an object of the kind goes to. */
  public GroupVersionResource resource(GroupVersionKind kind) {
    GroupVersionKind asked = requested(kind);
    Entry known = byGroupAndKind.get(asked.group() + "/" + asked.kind());
    String plural = known == null ? guessPlural(asked.kind()) : known.resource();
    return new GroupVersionResource(asked.group(), asked.version(), plural);
  }

  /** The subresource a kind stands for; empty for kinds of resources. */
  public String subresource(GroupVersionKind kind) {
    Entry known = byGroupAndKind.get(kind.group() + "/" + kind.kind());
    return known == null || !known.isSubresource()
        ? ""
        : known.plural().substring(known.plural().indexOf('/') + 1);
  }

  /** Unknown kinds count as namespaced, as most of them are. */
  public boolean isNamespaced(GroupVersionKind kind) {
    Entry known = byGroupAndKind.get(kind.group() + "/" + kind.kind());
    return known == null || known.namespaced();
  }

  /** English plural in lower case, the rule of Kubernetes' meta.UnsafeGuessKindToResource. */
  static String guessPlural(String kind) {
    String name = kind.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.endsWith("endpoints")) {
      return name;
    }
    char last = name.charAt(name.length() - 1);
    return switch (last) {
      case 's' -> name + "es";
      case 'y' -> name.substring(0, name.length() - 1) + "ies";
      default -> name + "s";
    };
  }
}
