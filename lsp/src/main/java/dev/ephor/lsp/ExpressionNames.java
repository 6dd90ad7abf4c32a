package dev.ephor.lsp;

import dev.ephor.document.Document;
import dev.ephor.document.Fragment;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.jmespath.FunctionInfo;
import dev.ephor.schema.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;

/** What expressions at a place may name. */
final class ExpressionNames {
  private static final List<String> REQUEST =
      List.of(
          "object",
          "oldObject",
          "operation",
          "namespace",
          "name",
          "userInfo",
          "kind",
          "resource",
          "dryRun",
          "options",
          "uid");
  private static final List<String> IMAGES =
      List.of("containers", "initContainers", "ephemeralContainers");
  private static final List<String> USER_INFO = List.of("username", "groups", "uid", "extra");
  private static final List<String> JMES_VARIABLES =
      List.of(
          "request",
          "element",
          "elementIndex",
          "images",
          "serviceAccountName",
          "serviceAccountNamespace",
          "target");

  private final Knowledge knowledge;
  private final OpenDocument document;
  private final Place place;
  private final List<CompletionItem> out = new ArrayList<>();

  ExpressionNames(Knowledge knowledge, OpenDocument document, Place place) {
    this.knowledge = knowledge;
    this.document = document;
    this.place = place;
  }

  List<CompletionItem> offer(Expression expression, Position position) {
    Optional<Document> tree = Parsed.around(document, position.getLine(), knowledge.reader());
    if (!expression.isSelection()) {
      roots(expression, tree);
      return out;
    }
    fields(expression, tree);
    List<String> steps = List.of(expression.path().split("\\.", -1));
    switch (steps.getFirst()) {
      case "request" -> request(steps);
      case "variables" -> names(tree, JsonPointer.ROOT.child("spec").child("variables"));
      case "images" -> {
        if (steps.size() == 2 && expression.language() == Expression.Language.CEL) {
          IMAGES.forEach(name -> out.add(Completions.item(name, CompletionItemKind.Field, "", "")));
          names(tree, JsonPointer.ROOT.child("spec").child("images"));
        }
      }
      default -> {}
    }
    boolean isVariable = steps.size() == 2 && steps.getFirst().equals("variables");
    if (expression.language() == Expression.Language.CEL && !isVariable) {
      methods();
    }
    return out;
  }

  private void request(List<String> steps) {
    if (steps.size() == 2) {
      REQUEST.forEach(name -> out.add(Completions.item(name, CompletionItemKind.Field, "", "")));
    } else if (steps.size() == 3 && steps.get(1).equals("userInfo")) {
      USER_INFO.forEach(name -> out.add(Completions.item(name, CompletionItemKind.Field, "", "")));
    }
  }

  /** Fields of the kinds that the policy is for. */
  private void fields(Expression expression, Optional<Document> tree) {
    JsonPointer pointer = Expression.pointer(place.path());
    tree.ifPresent(found -> {
      for (Field field : knowledge.linter().complete(found, pointer, expression.path())) {
        out.add(
            Completions.item(
                field.name(),
                CompletionItemKind.Field,
                field.schema().text(),
                field.description()));
      }
    });
  }

  private void roots(Expression expression, Optional<Document> tree) {
    switch (expression.language()) {
      case CEL -> {
        expression.loops().keySet().stream()
            .sorted()
            .forEach(name -> out.add(Completions.item(name, CompletionItemKind.Variable, "", "")));
        for (Vocabulary.Name name : knowledge.vocabulary().variables().values()) {
          out.add(
              Completions.item(
                  name.name(), CompletionItemKind.Variable, name.signature(), name.text()));
        }
        knowledge.vocabulary().functions().values().stream()
            .filter(name -> name.signature().startsWith(name.name() + "("))
            .forEach(this::function);
      }
      case JMES -> {
        for (String name : JMES_VARIABLES) {
          if (!name.startsWith("element") || place.path().contains("foreach")) {
            out.add(Completions.item(name, CompletionItemKind.Variable, "", ""));
          }
        }
        for (JsonPointer context : contexts()) {
          names(tree, context);
        }
        for (FunctionInfo info : knowledge.jmesFunctions()) {
          out.add(
              Completions.item(
                  info.name(), CompletionItemKind.Function, info.signature(), info.note()));
        }
      }
    }
  }

  private void methods() {
    knowledge.vocabulary().functions().values().stream()
        .filter(name -> !name.signature().startsWith(name.name() + "("))
        .forEach(this::function);
  }

  private void function(Vocabulary.Name name) {
    out.add(
        Completions.item(name.name(), CompletionItemKind.Function, name.signature(), name.text()));
  }

  /** Lists of context entries that the place can see, outer ones first. */
  private List<JsonPointer> contexts() {
    List<JsonPointer> out = new ArrayList<>();
    List<String> path = place.path();
    for (int i = 0; i < path.size(); i++) {
      out.add(Expression.pointer(path.subList(0, i + 1)).child("context"));
    }
    return out;
  }

  /** Names of the elements of a list. */
  private void names(Optional<Document> tree, JsonPointer list) {
    Set<String> names = new LinkedHashSet<>();
    Optional<Fragment> at = tree.map(Document::fragment);
    for (String token : list.tokens()) {
      at = at.flatMap(fragment -> fragment.child(token));
    }
    for (Fragment element : at.map(Fragment::children).orElse(List.of())) {
      Node node = element.node();
      if (node instanceof ObjectNode object && !object.text("name", "").isEmpty()) {
        names.add(object.text("name", ""));
      }
    }
    names.forEach(name -> out.add(Completions.item(name, CompletionItemKind.Variable, "", "")));
  }
}
