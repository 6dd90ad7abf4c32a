package dev.ephor.engine.template;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesExpression;
import dev.ephor.policy.VariableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the variables of a value and compiles their expressions. What cannot be compiled is
 * reported and stands as it was written; the policy is broken then and never evaluated.
 */
public final class TemplateCompiler {
  private final JmesCompiler expressions;
  private final Consumer<Diagnostic> mistakes;
  private final BiConsumer<JmesExpression, SourceLocation> watcher;

  public TemplateCompiler(JmesCompiler expressions, Consumer<Diagnostic> mistakes) {
    this(expressions, mistakes, (_, _) -> {});
  }

  private TemplateCompiler(
      JmesCompiler expressions,
      Consumer<Diagnostic> mistakes,
      BiConsumer<JmesExpression, SourceLocation> watcher) {
    this.expressions = expressions;
    this.mistakes = mistakes;
    this.watcher = watcher;
  }

  /**
   * The same compiler that also shows the expressions it finds and their places, but for those that
   * hold variables.
   */
  public TemplateCompiler watchedBy(BiConsumer<JmesExpression, SourceLocation> other) {
    return new TemplateCompiler(expressions, mistakes, watcher.andThen(other));
  }

  public Template compile(Fragment fragment) {
    return compile(fragment, "request.object");
  }

  /**
   * @param self path that the variable {@code @} stands for at the fragment's root
   */
  public Template compile(Fragment fragment, String self) {
    return switch (fragment.node()) {
      case NullNode node -> Template.constant(node);
      case BoolNode node -> Template.constant(node);
      case NumberNode node -> Template.constant(node);
      case StringNode(String text) -> text(text, fragment.at(), self);
      case ArrayNode array -> {
        List<Template> elements = new ArrayList<>();
        for (Fragment element : fragment.children()) {
          elements.add(compile(element, self + "[" + element.name() + "]"));
        }
        boolean constant = elements.stream().allMatch(ConstantTemplate.class::isInstance);
        yield constant && unescaped(array, elements)
            ? Template.constant(array)
            : new ArrayTemplate(elements);
      }
      case ObjectNode object -> object(fragment, object, self);
    };
  }

  private Template object(Fragment fragment, ObjectNode object, String self) {
    List<Template> keys = new ArrayList<>();
    List<Template> values = new ArrayList<>();
    boolean constant = true;
    for (Fragment member : fragment.children()) {
      Template key = text(member.name(), member.keyAt(), self);
      Template value = compile(member, self + "." + segment(member.name()));
      constant &= isSame(key, StringNode.of(member.name())) && isSame(value, member.node());
      keys.add(key);
      values.add(value);
    }
    return constant ? Template.constant(object) : new ObjectTemplate(keys, values);
  }

  private static boolean unescaped(ArrayNode array, List<Template> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (!isSame(elements.get(i), array.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Template template, Node node) {
    return template instanceof ConstantTemplate(Node value) && value.equals(node);
  }

  /** A key of the pattern as a step of a path: without its anchor, quoted where it must be. */
  private static String segment(String key) {
    int open = key.indexOf('(');
    String plain = open >= 0 && key.endsWith(")") ? key.substring(open + 1, key.length() - 1) : key;
    boolean simple = plain.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    return simple ? plain : "\"" + plain + "\"";
  }

  private Template text(String text, SourceLocation at, String self) {
    if (text.indexOf("{{") < 0) {
      return Template.constant(StringNode.of(text));
    }
    List<Template> parts = new ArrayList<>();
    for (VariableText.Part part : new VariableText(text).parts()) {
      parts.add(
          switch (part) {
            case VariableText.Literal(String literal) -> Template.constant(StringNode.of(literal));
            case VariableText.Variable(String inner) -> variable(inner, at, self);
          });
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    boolean constant = parts.stream().allMatch(ConstantTemplate.class::isInstance);
    return constant ? Template.constant(StringNode.of(text)) : new TextTemplate(parts);
  }

  private Template variable(String inner, SourceLocation at, String self) {
    String text = inner.strip();
    VariableText nested = new VariableText(text);
    if (nested.nested()) {
      return VariableTemplate.nested(text(text, at, self), expressions, at);
    }
    String expression = text.equals("@") && !self.isEmpty() ? self : text;
    return switch (expressions.compile(expression, at)) {
      case JmesCompilation.Compiled(JmesExpression compiled) -> {
        watcher.accept(compiled, at);
        yield VariableTemplate.of(compiled, expressions, at);
      }
      case JmesCompilation.Rejected(Diagnostic diagnostic) -> {
        mistakes.accept(diagnostic);
        yield Template.constant(StringNode.of(inner));
      }
    };
  }
}
