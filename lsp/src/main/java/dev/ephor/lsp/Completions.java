package dev.ephor.lsp;

import dev.ephor.document.Document;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may be written at a position of a document. */
final class Completions {
  private static final int ITEMS_MAX = 500;

  private final Knowledge knowledge;
  private final OpenDocument document;
  private final List<CompletionItem> out = new ArrayList<>();

  Completions(Knowledge knowledge, OpenDocument document) {
    this.knowledge = knowledge;
    this.document = document;
  }

  List<CompletionItem> at(Position position) {
    List<String> lines = document.lines().lines();
    if (position.getLine() >= lines.size()) {
      return List.of();
    }
    Place place = YamlCursor.at(lines, position.getLine(), position.getCharacter());
    Optional<Vocabulary.Walk> walk = knowledge.vocabulary().walk(place.kind(), place.path());
    if (place.role() == Place.Role.KEY && place.path().isEmpty()) {
      keys(knowledge.vocabulary().top(place.kind()).values(), place.before(), position);
      return out;
    }
    if (walk.isEmpty()) {
      return out;
    }
    FieldType type = walk.get().type();
    String name = walk.get().field().map(Vocabulary.Field::name).orElse("");
    switch (type) {
      case FieldType.Named(String object) -> {
        if (place.role() == Place.Role.KEY) {
          keys(knowledge.vocabulary().fields(object).values(), place.before(), position);
        }
      }
      case FieldType.ListOf(FieldType.Words(List<String> words)) -> words(words, place, position);
      case FieldType.Words(List<String> words) -> words(words, place, position);
      case FieldType.ListOf _, FieldType.MapOf _ -> {}
      case FieldType.Plain(FieldType.Form form) -> plain(form, name, walk.get(), place, position);
    }
    return out.size() > ITEMS_MAX ? out.subList(0, ITEMS_MAX) : out;
  }

  private void plain(
      FieldType.Form form, String name, Vocabulary.Walk walk, Place place, Position position) {
    Optional<Expression> expression = Expression.of(form, name, place.before());
    if (expression.isPresent() && (place.role() == Place.Role.VALUE || isListed(place))) {
      new ExpressionNames(knowledge, document, place)
          .offer(expression.get(), position)
          .forEach(item -> add(item, expression.get().last(), position));
      return;
    }
    switch (form) {
      case FLAG -> words(List.of("true", "false"), place, position);
      case KINDS -> words(kinds(), place, position);
      case PLURALS -> words(plurals(), place, position);
      case PATTERN -> pattern(walk.rest(), place, position);
      case PATTERNS ->
          pattern(
              walk.rest().isEmpty() ? walk.rest() : walk.rest().subList(1, walk.rest().size()),
              place,
              position);
      case TEXT -> topText(name, place, position);
      case NUMBER, ANY, CEL, JMES -> {}
    }
  }

  /** Whether the place is an element of a list of texts. */
  private static boolean isListed(Place place) {
    return !place.path().isEmpty() && Character.isDigit(place.path().getLast().charAt(0));
  }

  private void topText(String name, Place place, Position position) {
    if (place.role() != Place.Role.VALUE || place.path().size() != 1) {
      return;
    }
    Vocabulary vocabulary = knowledge.vocabulary();
    if (name.equals("kind")) {
      vocabulary.kinds().forEach((kind, known) -> kind(kind, known, place, position));
      vocabulary.files().forEach((kind, known) -> kind(kind, known, place, position));
    } else if (name.equals("apiVersion")) {
      TreeSet<String> versions = new TreeSet<>();
      vocabulary
          .kinds()
          .forEach((kind, known) -> {
            if (place.kind().isEmpty() || kind.equals(place.kind())) {
              versions.add(known.apiVersion());
            }
          });
      vocabulary.files().values().forEach(known -> versions.add(known.apiVersion()));
      words(versions, place, position);
    }
  }

  private void kind(String name, Vocabulary.Kind known, Place place, Position position) {
    CompletionItem item = item(name, CompletionItemKind.Class, known.apiVersion(), known.text());
    add(item, place.before(), position);
  }

  private void keys(Collection<Vocabulary.Field> fields, String before, Position position) {
    for (Vocabulary.Field field : fields) {
      CompletionItem item =
          item(field.name(), CompletionItemKind.Field, field.type().describe(), field.text());
      item.setInsertText(field.name() + ": ");
      add(item, before, position);
    }
  }

  private void words(Collection<String> words, Place place, Position position) {
    for (String word : words) {
      add(item(word, CompletionItemKind.EnumMember, "", ""), lastWord(place.before()), position);
    }
  }

  /** What is typed of a value; a quote before it stays. */
  private static String lastWord(String before) {
    return before.startsWith("\"") || before.startsWith("'") ? before.substring(1) : before;
  }

  private List<String> kinds() {
    TreeSet<String> out = new TreeSet<>();
    knowledge.catalog().types().forEach(type -> out.add(type.name().kind()));
    return List.copyOf(out);
  }

  private List<String> plurals() {
    TreeSet<String> out = new TreeSet<>();
    for (ResourceType type : knowledge.catalog().types()) {
      if (!type.plural().isEmpty()) {
        out.add(type.plural());
        type.subresources().forEach(sub -> out.add(type.plural() + "/" + sub));
      }
    }
    return List.copyOf(out);
  }

  /** Fields of the resource within a pattern, and texts that a field may have. */
  private void pattern(List<String> rest, Place place, Position position) {
    Optional<Document> tree = Parsed.around(document, position.getLine(), knowledge.reader());
    if (tree.isEmpty()) {
      return;
    }
    List<ResourceType> types =
        knowledge.linter().types(tree.get(), Expression.pointer(place.path()));
    for (ResourceType type : types) {
      Optional<Schema> at = Patterns.follow(type.schema(), rest);
      if (at.isEmpty()) {
        continue;
      }
      switch (at.get()) {
        case Schema.Structure structure -> {
          for (dev.ephor.schema.Field field : structure.fields()) {
            CompletionItem item =
                item(
                    field.name(),
                    CompletionItemKind.Property,
                    field.schema().text(),
                    field.description());
            item.setInsertText(field.name() + ": ");
            add(item, Patterns.plain(place.before()), position);
          }
        }
        case Schema.Scalar(ScalarType scalar, List<String> values) ->
            words(
                scalar == ScalarType.BOOLEAN ? List.of("true", "false") : values, place, position);
        case Schema.Any _, Schema.ListOf _, Schema.MapOf _ -> {}
      }
    }
  }

  static CompletionItem item(
      String label, CompletionItemKind kind, String detail, String documentation) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    if (!detail.isEmpty()) {
      item.setDetail(detail);
    }
    if (!documentation.isEmpty()) {
      item.setDocumentation(documentation);
    }
    return item;
  }

  /** Adds what begins as the word that is written, in place of that word; each name once. */
  private void add(CompletionItem item, String written, Position position) {
    boolean fits =
        item.getLabel().regionMatches(true, 0, written, 0, written.length())
            && out.stream().noneMatch(other -> other.getLabel().equals(item.getLabel()));
    if (!fits || written.length() > position.getCharacter()) {
      return;
    }
    Position start = new Position(position.getLine(), position.getCharacter() - written.length());
    String text = item.getInsertText() == null ? item.getLabel() : item.getInsertText();
    item.setTextEdit(Either.forLeft(new TextEdit(new Range(start, position), text)));
    item.setInsertText(null);
    item.setFilterText(item.getLabel());
    out.add(item);
  }
}
