package dev.ephor.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the fields of one object into records and reports every mistake with its place.
 *
 * <p>Each method that takes a field's name makes that field a valid one; {@link #finish} reports
 * the members that nobody asked for. A field that is missing or wrong yields an empty value, so
 * reading never stops and never throws. JSON null counts as an absent field, as it does for the
 * Kubernetes API server; only {@link #free} hands it out. Not safe for use by several threads.
 *
 * <pre>{@code
 * FieldReader root = FieldReader.of(document.fragment(), findings);
 * String name = root.requiredText("name");
 * List<String> files = root.texts("files");
 * root.finish();
 * }</pre>
 */
public final class FieldReader {
  private static final String TEXT = "a string";

  private final Fragment source;
  private final Findings findings;
  private final SortedSet<String> valid = new TreeSet<>();

  private FieldReader(Fragment source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** A reader of {@code source}; when that is no object, this is reported and nothing is read. */
  public static FieldReader of(Fragment source, Findings findings) {
    if (source.node() instanceof ObjectNode) {
      return new FieldReader(source, findings);
    }
    wrongType(source, "an object", findings);
    return empty(source, findings);
  }

  /** A reader without fields in whose place nothing more is reported. */
  private static FieldReader empty(Fragment place, Findings findings) {
    return new FieldReader(place.withNode(ObjectNode.EMPTY), findings.ignored());
  }

  public Fragment source() {
    return source;
  }

  public Findings findings() {
    return findings;
  }

  /** Whether the field is there and not null. Does not make it a valid one. */
  public boolean has(String name) {
    return source.child(name).filter(FieldReader::isSet).isPresent();
  }

  private static boolean isSet(Fragment field) {
    return field.node() != NullNode.NULL;
  }

  /** Accepts fields whose content does not matter here. */
  public void accept(String... names) {
    valid.addAll(List.of(names));
  }

  /** The field as it is, JSON null included. */
  public Optional<Fragment> free(String name) {
    valid.add(name);
    return source.child(name);
  }

  /** The field as it is, unless it is null. */
  public Optional<Fragment> field(String name) {
    return free(name).filter(FieldReader::isSet);
  }

  /** The field as it is; its absence is reported. */
  public Optional<Fragment> requiredField(String name) {
    Optional<Fragment> found = field(name);
    if (found.isEmpty()) {
      missing(name);
    }
    return found;
  }

  /** A string as a fragment, for text that is compiled later. */
  public Optional<Fragment> textFragment(String name) {
    return field(name).filter(this::isText);
  }

  /**
   * As {@link #textFragment}; in place of a missing string the empty one at this object's place.
   */
  public Fragment requiredTextFragment(String name) {
    return requiredField(name)
        .filter(this::isText)
        .orElseGet(() -> source.withNode(StringNode.EMPTY));
  }

  public Optional<String> text(String name) {
    return textFragment(name).map(FieldReader::textOf);
  }

  /** The text of a string field; empty when it is missing, which is reported. */
  public String requiredText(String name) {
    return textOf(requiredTextFragment(name));
  }

  private static String textOf(Fragment field) {
    return field.node() instanceof StringNode(String text) ? text : "";
  }

  private boolean isText(Fragment field) {
    return field.node() instanceof StringNode || wrongType(field, TEXT, findings);
  }

  public Optional<Boolean> flag(String name) {
    Optional<Fragment> field = field(name);
    if (field.isPresent() && !(field.get().node() instanceof BoolNode)) {
      wrongType(field.get(), "true or false", findings);
      return Optional.empty();
    }
    return field.map(found -> found.node() == BoolNode.TRUE);
  }

  public boolean flag(String name, boolean absent) {
    return flag(name).orElse(absent);
  }

  /** A whole number from {@code min} to {@code max}, both allowed. */
  public Optional<Integer> number(String name, int min, int max) {
    Optional<Fragment> field = field(name);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    Fragment found = field.get();
    if (!(found.node() instanceof NumberNode value) || !isWhole(value)) {
      wrongType(found, "a whole number", findings);
      return Optional.empty();
    }
    if (value.doubleValue() < min || value.doubleValue() > max) {
      String range =
          max == Integer.MAX_VALUE
              ? "must be at least " + min
              : "must be from " + min + " to " + max;
      report(StructureMistake.OUT_OF_RANGE, found, quoted(found) + " " + range + ", not " + value);
      return Optional.empty();
    }
    return Optional.of((int) value.doubleValue());
  }

  private static boolean isWhole(NumberNode value) {
    return switch (value) {
      case IntNode _ -> true;
      case FloatNode real -> real.isWhole();
    };
  }

  /** One of the texts that are the keys of {@code values}. */
  public <E> Optional<E> choice(String name, Map<String, E> values) {
    return textFragment(name).flatMap(field -> chosen(field, values));
  }

  /** A list of texts that each are a key of {@code values}. */
  public <E> List<E> choices(String name, Map<String, E> values) {
    return textFragments(name).stream().flatMap(item -> chosen(item, values).stream()).toList();
  }

  private <E> Optional<E> chosen(Fragment field, Map<String, E> values) {
    String text = textOf(field);
    Optional<E> found = Optional.ofNullable(values.get(text));
    if (found.isEmpty()) {
      unknownValue(field, text, values.keySet());
    }
    return found;
  }

  /** Reports that the text of {@code field} is not one of {@code values}. */
  public void unknownValue(Fragment field, String text, Collection<String> values) {
    if (findings.isFull()) {
      findings.drop();
      return;
    }
    String list = "valid values: " + quotedList(new TreeSet<>(values));
    findings.error(
        StructureMistake.UNKNOWN_VALUE.number(),
        field.at(),
        "`" + text + "` is not a valid value of " + quoted(field),
        NearestName.help(text, values).map(near -> near + " " + list).orElse(list));
  }

  /** The elements of a list, as they are; empty when the field is missing. */
  public List<Fragment> list(String name) {
    return field(name).map(this::items).orElse(List.of());
  }

  /** The elements of a value that has to be a list. */
  public List<Fragment> items(Fragment value) {
    if (!(value.node() instanceof ArrayNode)) {
      wrongType(value, "a list", findings);
      return List.of();
    }
    return value.children();
  }

  /** As {@link #list}; a list that is missing or empty is reported. */
  public List<Fragment> requiredList(String name) {
    Optional<Fragment> field = requiredField(name);
    if (field.isPresent() && field.get().node().equals(ArrayNode.EMPTY)) {
      report(StructureMistake.BAD_LENGTH, field.get(), quoted(field.get()) + " must not be empty");
    }
    return list(name);
  }

  /** The elements of a list of strings; others are reported and left out. */
  public List<Fragment> textFragments(String name) {
    return list(name).stream().filter(this::isText).toList();
  }

  public List<String> texts(String name) {
    return textFragments(name).stream().map(FieldReader::textOf).toList();
  }

  /** An object of strings, in the order of the file. */
  public Map<String, String> textMap(String name) {
    Map<String, String> out = new LinkedHashMap<>();
    for (Fragment member : members(name)) {
      if (isText(member)) {
        out.put(member.name(), textOf(member));
      }
    }
    return out;
  }

  /** The members of an object with free names. */
  public List<Fragment> members(String name) {
    Optional<Fragment> field = field(name);
    if (field.isPresent() && !(field.get().node() instanceof ObjectNode)) {
      wrongType(field.get(), "an object", findings);
      return List.of();
    }
    return field.map(Fragment::children).orElse(List.of());
  }

  public Optional<FieldReader> object(String name) {
    return field(name).map(this::reader);
  }

  /** A reader of an object; when it is missing, this is reported once and nothing is read. */
  public FieldReader requiredObject(String name) {
    return requiredField(name).map(this::reader).orElseGet(() -> empty(source, findings));
  }

  public List<FieldReader> objects(String name) {
    return list(name).stream().map(this::reader).toList();
  }

  public List<FieldReader> requiredObjects(String name) {
    return requiredList(name).stream().map(this::reader).toList();
  }

  /** A reader without fields, for an object that may be missing; accepts the field. */
  public FieldReader emptyObject(String name) {
    valid.add(name);
    return empty(source, findings);
  }

  /** A reader of a value that was found with another method of this reader. */
  public FieldReader reader(Fragment value) {
    return of(value, findings);
  }

  /** The only one of these fields that is there; none or several are reported. */
  public Optional<String> exactlyOne(String... names) {
    Optional<String> one = atMostOne(names);
    if (one.isEmpty()) {
      report(
          StructureMistake.BAD_COMBINATION,
          source,
          "one of " + quotedList(List.of(names)) + " is needed");
    }
    return one;
  }

  /** The first of these fields that is there; a second one is reported where it stands. */
  public Optional<String> atMostOne(String... names) {
    List<String> present = List.of(names).stream().filter(this::has).toList();
    if (present.size() > 1) {
      Fragment second = source.child(present.get(1)).orElse(source);
      findings.error(
          StructureMistake.BAD_COMBINATION.number(),
          second.keyAt(),
          quotedList(present) + " exclude each other",
          "keep one of them");
    }
    return present.stream().findFirst();
  }

  /** Reports a text that is not of the form its field asks for. */
  public void badText(Fragment field, String message, String help) {
    findings.error(StructureMistake.BAD_TEXT.number(), field.at(), message, help);
  }

  /** Reports a value that is too long or too deep; {@code limit} says what is allowed. */
  public void badLength(Fragment value, String limit, int found) {
    report(StructureMistake.BAD_LENGTH, value, "expected " + limit + ", found " + found);
  }

  /** Reports a name that stands twice in the list {@code list}. */
  public void duplicate(Fragment name, String list) {
    findings.error(
        StructureMistake.DUPLICATE.number(),
        name.at(),
        "`" + textOf(name) + "` stands twice in `" + list + "`",
        "give each entry a name of its own");
  }

  /** Reports a field that has to be there. */
  public void missing(String name) {
    report(StructureMistake.MISSING_FIELD, source, "field `" + name + "` is missing");
  }

  /** Reports every member that no method was asked for. Call it once, at the end. */
  public void finish() {
    for (Fragment member : source.children()) {
      if (!valid.contains(member.name())) {
        unknownField(member);
      }
    }
  }

  /** The search for the nearest name is worth its time only for mistakes that are shown. */
  private void unknownField(Fragment member) {
    if (findings.isFull()) {
      findings.drop();
      return;
    }
    Supplier<String> list =
        () -> valid.isEmpty() ? "remove it" : "valid fields: " + quotedList(valid);
    findings.error(
        StructureMistake.UNKNOWN_FIELD.number(),
        member.keyAt(),
        "unknown field `" + member.name() + "`",
        NearestName.help(member.name(), valid)
            .orElseGet(() -> list.get() + indented(member).orElse("")));
  }

  /** What stands too far to the left leaves the field that it belongs to empty. */
  private Optional<String> indented(Fragment member) {
    Optional<Fragment> before = Optional.empty();
    for (Fragment sibling : source.children()) {
      if (sibling.name().equals(member.name())) {
        break;
      }
      if (sibling.node() == NullNode.NULL && valid.contains(sibling.name())) {
        before = Optional.of(sibling);
      }
    }
    return before.map(
        empty -> "; what belongs to " + quoted(empty) + ", which is empty, is indented further");
  }

  private void report(StructureMistake mistake, Fragment at, String message) {
    findings.error(mistake.number(), at.at(), message);
  }

  /** Always false, so that it may end a condition. */
  private static boolean wrongType(Fragment value, String expected, Findings findings) {
    boolean unquoted =
        expected.equals(TEXT)
            && (value.node() instanceof BoolNode || value.node() instanceof NumberNode);
    findings.add(
        Diagnostic.error(
                findings.code(StructureMistake.WRONG_TYPE.number()),
                value.at(),
                quoted(value) + " must be " + expected + ", not " + typeOf(value.node()))
            .withHelp(unquoted ? Optional.of("put it in quotes") : Optional.empty()));
    return false;
  }

  private static String typeOf(Node node) {
    return switch (node) {
      case NullNode _ -> "null";
      case BoolNode _ -> "a boolean";
      case NumberNode value -> isWhole(value) ? "a number" : "a fraction";
      case StringNode _ -> "a string";
      case ArrayNode _ -> "a list";
      case ObjectNode _ -> "an object";
    };
  }

  /** How messages name a value: its field, its list and number, or the document. */
  public static String quoted(Fragment value) {
    List<String> tokens = value.pointer().tokens();
    if (tokens.isEmpty()) {
      return "the document";
    }
    List<String> path = new ArrayList<>(tokens);
    String last = path.removeLast();
    StringBuilder index = new StringBuilder();
    while (JsonPointer.arrayIndex(last) >= 0 && !path.isEmpty()) {
      index.insert(0, "[" + last + "]");
      last = path.removeLast();
    }
    return "`" + last + index + "`";
  }

  private static String quotedList(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
