package dev.ephor.document;

import static java.util.Locale.ROOT;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Composes trees from the events of the YAML parser, the way Kubernetes does: scalars by {@link
 * YamlScalars}, keys as strings, merge keys and aliases resolved. Mistakes of meaning are reported
 * and composing goes on, so that one run finds them all; mistakes of syntax end it.
 *
 * <p>An aliased value is shared, not copied. What aliases repeat is counted all the same, since
 * whoever walks the tree meets it each time.
 */
final class YamlComposer {
  private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

  private final YamlEvents events;
  private final TreeBuilder tree;
  private final String file;
  private final int firstLine;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();

  /** Anchors of values that are not complete yet. */
  private final Set<Anchor> incomplete = new HashSet<>();

  /** A value that aliases may repeat, and how many values it is made of. */
  private record Anchored(Node node, long nodes) {}

  YamlComposer(YamlEvents events, TreeBuilder tree, String file, int firstLine) {
    this.events = events;
    this.tree = tree;
    this.file = file;
    this.firstLine = firstLine;
  }

  /** Adds the documents of the event stream to {@code out}. */
  void read(List<Document> out) {
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          anchors.clear();
          Event root = events.next();
          long mark = mark(root);
          Node node = node(root);
          if (!(node instanceof NullNode)) {
            out.add(new Document(file, node, mark));
          }
        }
        case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
            throw new IllegalStateException("event outside a document: " + event);
      }
    }
  }

  private long mark(Event event) {
    return event
        .getStartMark()
        .map(place -> Mark.of(place.getLine() + firstLine, place.getColumn() + 1))
        .orElse(Mark.NONE);
  }

  private Node node(Event event) {
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isEmpty()) {
      return content(event);
    }
    long before = tree.nodes();
    incomplete.add(anchor.get());
    Node node = content(event);
    incomplete.remove(anchor.get());
    anchors.put(anchor.get(), new Anchored(node, tree.nodes() - before));
    return node;
  }

  private Node content(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent sequence -> sequence(sequence);
      case MappingStartEvent mapping -> mapping(mapping);
      default -> throw new IllegalStateException("not the event of a value: " + event);
    };
  }

  private Node alias(AliasEvent event) {
    Anchor name = event.getAlias();
    long mark = mark(event);
    if (incomplete.contains(name)) {
      tree.error(
          DocumentCodes.ALIAS,
          mark,
          "anchor `" + Excerpt.of(name.getValue()) + "` contains itself");
      return NullNode.NULL;
    }
    Anchored target = anchors.get(name);
    if (target == null) {
      tree.error(DocumentCodes.ALIAS, mark, "unknown anchor `" + Excerpt.of(name.getValue()) + "`");
      return NullNode.NULL;
    }
    tree.countAliased(target.nodes(), mark);
    return target.node();
  }

  private Node sequence(SequenceStartEvent start) {
    tree.beginArray(mark(start));
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      long mark = mark(event);
      tree.push(node(event), mark);
    }
    return tree.endArray();
  }

  private Node mapping(MappingStartEvent start) {
    tree.beginObject(mark(start));
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (isMerge(event)) {
        return mergedMapping();
      }
      member(event);
    }
    return tree.endObject();
  }

  private void member(Event keyEvent) {
    long keyMark = mark(keyEvent);
    String key = key(keyEvent, keyMark);
    if (key != null) {
      tree.enter(key);
    }
    Event event = events.next();
    long mark = mark(event);
    Node value = node(event);
    if (key != null) {
      tree.push(key, keyMark, value, mark);
    }
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getValue().equals("<<")
        && (scalar.getImplicit().canOmitTagInPlainScalar()
            || scalar.getTag().equals(Optional.of(MERGE_TAG)));
  }

  /**
   * The rest of a mapping from its first merge key on. What is merged replaces earlier members and
   * is replaced by later ones: Kubernetes takes the members in order, unlike the YAML merge key
   * draft. Of a list of mappings the first one wins.
   */
  private Node mergedMapping() {
    ObjectNode before = tree.takeMembers();
    ObjectNode.Builder out = ObjectNode.builder();
    Map<String, Long> explicit = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      out.putFrom(before, i);
      explicit.put(before.key(i), before.keyMark(i));
    }
    merge(out);
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (isMerge(event)) {
        merge(out);
        continue;
      }
      member(event);
      ObjectNode one = tree.takeMembers();
      for (int i = 0; i < one.size(); i++) {
        Long first = explicit.putIfAbsent(one.key(i), one.keyMark(i));
        if (first != null) {
          tree.reportDuplicate(one.key(i), one.keyMark(i), first);
        }
        out.putFrom(one, i);
      }
    }
    tree.endObject();
    return out.build();
  }

  private void merge(ObjectNode.Builder out) {
    Event event = events.next();
    long mark = mark(event);
    switch (node(event)) {
      case ObjectNode object -> putAll(out, object);
      case ArrayNode array -> {
        for (int i = array.size() - 1; i >= 0; i--) {
          if (array.get(i) instanceof ObjectNode object) {
            putAll(out, object);
          } else {
            notMergeable(array.mark(i) == 0 ? mark : array.mark(i));
          }
        }
      }
      case NullNode _, BoolNode _, NumberNode _, StringNode _ -> notMergeable(mark);
    }
  }

  private static void putAll(ObjectNode.Builder out, ObjectNode from) {
    for (int i = 0; i < from.size(); i++) {
      out.putFrom(from, i);
    }
  }

  private void notMergeable(long mark) {
    tree.error(DocumentCodes.MERGE, mark, "merge key `<<` needs a mapping or a list of mappings");
  }

  /** The key's text, or null when it is none and was reported. */
  private @Nullable String key(Event event, long mark) {
    if (event instanceof ScalarEvent scalar && isUntaggedPlain(scalar)) {
      String text = scalar.getValue();
      switch (YamlScalars.kind(text)) {
        case FLOAT -> {
          return GoNumbers.formatFloat32(YamlScalars.floatValue(text));
        }
        case NOT_JSON -> {
          return text.startsWith("+")
              ? text.substring(1).toLowerCase(ROOT)
              : text.toLowerCase(ROOT);
        }
        case STRING, NULL, BOOL, INT, MERGE -> {}
      }
    }
    Node key = node(event);
    return switch (key) {
      case StringNode(String text) -> tree.pool().key(text);
      case BoolNode bool -> bool.toString();
      case IntNode whole -> whole.toString();
      case FloatNode number -> GoNumbers.formatFloat32(number.doubleValue());
      case NullNode _ -> {
        tree.error(DocumentCodes.KEY, mark, "key is null", "give the key a name or quote it");
        yield null;
      }
      case ObjectNode _, ArrayNode _ -> {
        tree.error(
            DocumentCodes.KEY,
            mark,
            "key is " + (key instanceof ObjectNode ? "an object" : "an array"),
            "quote text that begins with a brace or bracket, as in `\"{{ name }}\"`");
        yield null;
      }
    };
  }

  private static boolean isUntaggedPlain(ScalarEvent event) {
    return event.isPlain() && event.getTag().isEmpty() && event.getAnchor().isEmpty();
  }

  private Node scalar(ScalarEvent event) {
    long mark = mark(event);
    tree.count(1, mark);
    String text = event.getValue();
    Optional<String> tag = event.getTag();
    if (tag.isPresent()) {
      return YamlTags.resolve(tag.get(), text, tree, mark);
    }
    if (!event.isPlain()) {
      return tree.pool().node(event.isDQuoted() ? Surrogates.replaceLone(text) : text);
    }
    YamlScalars.Kind kind = YamlScalars.kind(text);
    return switch (kind) {
      case STRING, MERGE -> tree.pool().node(text);
      case NULL, BOOL, INT, FLOAT -> YamlScalars.value(kind, text);
      case NOT_JSON -> YamlTags.notJson(text, tree, mark);
    };
  }
}
