package dev.ephor.lsp;

import dev.ephor.document.Document;
import dev.ephor.jmespath.FunctionInfo;
import dev.ephor.schema.Field;
import dev.ephor.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** What is said about the word at a position of a document. */
final class Hovers {
  private final Knowledge knowledge;
  private final OpenDocument document;

  Hovers(Knowledge knowledge, OpenDocument document) {
    this.knowledge = knowledge;
    this.document = document;
  }

  Optional<Hover> at(Position position) {
    List<String> lines = document.lines().lines();
    if (position.getLine() >= lines.size()) {
      return Optional.empty();
    }
    String line = lines.get(position.getLine());
    int from = Math.min(position.getCharacter(), line.length());
    int to = from;
    while (from > 0 && isWord(line.charAt(from - 1))) {
      from--;
    }
    while (to < line.length() && isWord(line.charAt(to))) {
      to++;
    }
    if (from == to) {
      return Optional.empty();
    }
    // With the cursor behind the word all of it is written, so the place tells its whole path.
    Place place = YamlCursor.at(lines, position.getLine(), to);
    Range range =
        new Range(new Position(position.getLine(), from), new Position(position.getLine(), to));
    return text(place, line.substring(from, to), position.getLine())
        .map(text -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, text), range));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private Optional<String> text(Place place, String word, int line) {
    if (place.role() == Place.Role.KEY && place.word().contains(word)) {
      Optional<String> key = field(place.kind(), place.pathTo(place.word()), line);
      if (key.isPresent()) {
        return key;
      }
    }
    Optional<Vocabulary.Walk> walk = knowledge.vocabulary().walk(place.kind(), place.path());
    if (walk.isEmpty()) {
      return Optional.empty();
    }
    if (walk.get().type() instanceof FieldType.Plain(FieldType.Form form)) {
      String name = walk.get().field().map(Vocabulary.Field::name).orElse("");
      Optional<Expression> expression = Expression.of(form, name, place.before());
      if (expression.isPresent()) {
        return expression(expression.get(), place, word, line);
      }
    }
    return kind(place, word);
  }

  private Optional<String> kind(Place place, String word) {
    boolean isKind = place.path().equals(List.of("kind"));
    Vocabulary.Kind known = knowledge.vocabulary().kinds().get(word);
    return isKind && known != null
        ? Optional.of(heading(word, known.apiVersion(), known.text()))
        : Optional.empty();
  }

  /** A field of the policy, or of the resource within a pattern. */
  private Optional<String> field(String kind, List<String> path, int line) {
    Optional<Vocabulary.Walk> walk = knowledge.vocabulary().walk(kind, path);
    if (walk.isEmpty() || walk.get().field().isEmpty()) {
      return Optional.empty();
    }
    Vocabulary.Walk found = walk.get();
    if (found.is(FieldType.Form.PATTERN) && !found.rest().isEmpty()) {
      return resourceField(path, found.rest(), line);
    }
    if (found.is(FieldType.Form.PATTERNS) && found.rest().size() > 1) {
      return resourceField(path, found.rest().subList(1, found.rest().size()), line);
    }
    return found
        .field()
        .filter(field -> found.rest().isEmpty() && path.getLast().equals(field.name()))
        .map(field -> heading(field.name(), field.type().describe(), field.text()));
  }

  private Optional<String> resourceField(List<String> path, List<String> rest, int line) {
    Optional<Document> tree = Parsed.around(document, line, knowledge.reader());
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    for (ResourceType type : knowledge.linter().types(tree.get(), Expression.pointer(path))) {
      Optional<Field> field = Patterns.field(type.schema(), rest);
      if (field.isPresent()) {
        return field.map(Hovers::text);
      }
    }
    return Optional.empty();
  }

  private static String text(Field field) {
    return heading(field.name(), field.schema().text(), field.description());
  }

  private Optional<String> expression(Expression at, Place place, String word, int line) {
    Vocabulary vocabulary = knowledge.vocabulary();
    Optional<String> field =
        at.isSelection()
            ? Parsed.around(document, line, knowledge.reader())
                .flatMap(tree ->
                    knowledge.linter().describe(tree, Expression.pointer(place.path()), at.path()))
                .map(Hovers::text)
            : Optional.empty();
    if (field.isPresent()) {
      return field;
    }
    Optional<String> variable = variable(at, place, word, line);
    if (variable.isPresent()) {
      return variable;
    }
    return switch (at.language()) {
      case CEL ->
          Optional.ofNullable(vocabulary.functions().get(word))
              .or(() -> Optional.ofNullable(vocabulary.variables().get(word)))
              .map(name -> heading(word, name.signature(), name.text()));
      case JMES ->
          knowledge.jmesFunctions().stream()
              .filter(info -> info.name().equals(word))
              .findFirst()
              .map(info -> heading(word, info.signature(), sentence(info)));
    };
  }

  /** A variable of the policy, of a loop, of a context or of a foreach, with its type. */
  private Optional<String> variable(Expression at, Place place, String word, int line) {
    String expression = at.isSelection() ? at.path() : at.loops().getOrDefault(word, word);
    boolean isNamed =
        switch (at.language()) {
          case CEL -> at.loops().containsKey(word) || at.path().startsWith("variables.");
          case JMES -> !at.isSelection();
        };
    return isNamed
        ? Parsed.around(document, line, knowledge.reader())
            .flatMap(
                tree -> knowledge.linter().type(tree, Expression.pointer(place.path()), expression))
            .map(schema -> heading(word, schema.text(), ""))
        : Optional.empty();
  }

  private static String sentence(FunctionInfo info) {
    return info.note();
  }

  private static String heading(String name, String type, String text) {
    return "**" + name + "** `" + type + "`" + (text.isEmpty() ? "" : "\n\n" + text);
  }
}
