package dev.ephor.lint;

import dev.ephor.cel.CelSyntax;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.JsonPointer;
import dev.ephor.policy.ExceptionReader;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyReader;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RulePolicy;
import dev.ephor.schema.Field;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.Schema;
import dev.ephor.schema.SchemaCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what in a policy can never work, and answers what editors ask about its fields. Immutable;
 * may be used by several threads. Mistakes of structure and syntax are not repeated here: they come
 * from reading and compiling.
 */
public final class Linter {
  private final Kinds kinds;
  private final CelSyntax syntax = new CelSyntax();

  private Linter(SchemaCatalog catalog) {
    this.kinds = new Kinds(catalog);
  }

  public static Linter create(SchemaCatalog catalog) {
    return new Linter(catalog);
  }

  /**
   * Warnings about a policy or a PolicyException, sorted by place, at most 200; none about other
   * documents. Parts that are broken are passed over.
   */
  public List<Diagnostic> lint(Document document) {
    return lint(document, SourceText.NONE);
  }

  /**
   * As {@link #lint(Document)}, with exact places in expressions of several lines.
   *
   * @param text of the whole file that the document is from
   */
  public List<Diagnostic> lint(Document document, SourceText text) {
    Warnings warnings = new Warnings();
    read(document)
        .ifPresent(policy -> new PolicyCheck(kinds, syntax, text, warnings).check(policy));
    new ExceptionReader()
        .read(document)
        .ifPresent(read -> {
          if (!read.isBroken()) {
            check(read.value(), text, warnings);
          }
        });
    return warnings.sorted();
  }

  private void check(PolicyException exception, SourceText text, Warnings warnings) {
    switch (exception) {
      case PolicyException.ForRules rules -> {
        new KindCheck(kinds, warnings).check(rules.match());
        new RuleCheck(kinds.catalog(), text, warnings).check(rules, kinds.of(rules.match()));
      }
      case PolicyException.ForPolicies policies ->
          new CelCheck(syntax, kinds.catalog(), text, warnings).check(CelParts.of(policies));
    }
  }

  private static Optional<Policy> read(Document document) {
    return new PolicyReader().read(document).flatMap(result -> result.policy());
  }

  /**
   * The kinds that a policy is for, at a place in it; empty when they are not known.
   *
   * @param place within a rule: the kinds of this rule
   */
  public List<ResourceType> types(Document document, JsonPointer place) {
    return read(document)
        .map(policy -> new PolicyPlaces(kinds).subjects(policy, place).types())
        .orElse(List.of());
  }

  /**
   * The fields that may follow a path, for completion: of {@code object.spec.con} those of {@code
   * object.spec}, of {@code variables.list[0].} those of the elements. All fields are returned,
   * whatever the last name begins with; of several kinds the fields of all.
   *
   * @param place of the expression in the policy
   * @param path as CEL or JMESPath write it, up to the cursor
   */
  public List<Field> complete(Document document, JsonPointer place, String path) {
    List<Field> plain = new FieldPaths(types(document, place)).fieldsAfter(path);
    int dot = path.lastIndexOf('.');
    if (!plain.isEmpty() || dot < 0) {
      return plain;
    }
    Map<String, Field> out = new LinkedHashMap<>();
    String owner = path.substring(0, dot);
    for (Schema schema : computed(document, place, owner)) {
      if (each(owner, schema) instanceof Schema.Structure structure) {
        structure.fields().forEach(field -> out.putIfAbsent(field.name(), field));
      }
    }
    return List.copyOf(out.values());
  }

  /** What a name or an expression holds; of several kinds the type for the first of them. */
  public Optional<Schema> type(Document document, JsonPointer place, String expression) {
    return computed(document, place, expression).stream()
        .filter(schema -> !(schema instanceof Schema.Any))
        .findFirst();
  }

  /** Behind a projection of JMESPath stands what is asked of each element. */
  private static Schema each(String owner, Schema schema) {
    boolean isProjection = owner.endsWith("*") || owner.endsWith("[]") || owner.endsWith("[*]");
    return isProjection && schema instanceof Schema.ListOf(Schema elements) ? elements : schema;
  }

  /** The field that a path leads to, for what editors show beside the pointer. */
  public Optional<Field> describe(Document document, JsonPointer place, String path) {
    Optional<Field> plain = new FieldPaths(types(document, place)).field(path);
    int dot = path.lastIndexOf('.');
    if (plain.isPresent() || dot < 0) {
      return plain;
    }
    String name = path.substring(dot + 1);
    String before = path.substring(0, dot);
    return computed(document, place, before).stream()
        .map(owner -> each(before, owner).member(name))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Types of an expression in a policy: what variables hold is known by their expressions. */
  private List<Schema> computed(Document document, JsonPointer place, String expression) {
    String plain =
        expression.endsWith("?") ? expression.substring(0, expression.length() - 1) : expression;
    Optional<Policy> policy = read(document);
    if (policy.isEmpty()) {
      return List.of();
    }
    if (policy.get() instanceof RulePolicy rules) {
      return rules.spec().rules().stream()
          .filter(rule -> PolicyPlaces.holds(rule, place))
          .flatMap(rule -> computed(rule, place, plain).stream())
          .toList();
    }
    return types(new CelParts(kinds).of(policy.get()), plain);
  }

  private List<Schema> computed(Rule rule, JsonPointer place, String expression) {
    Optional<CelPart> part = new CelParts(kinds).of(rule);
    boolean isCel = part.isPresent() && !place.tokens().contains("context");
    return isCel
        ? types(List.of(part.get()), expression)
        : new RuleCheck(kinds.catalog(), SourceText.NONE, new Warnings())
            .types(rule, kinds.of(rule.selection().match()), place, expression);
  }

  private List<Schema> types(List<CelPart> parts, String expression) {
    CelCheck check = new CelCheck(syntax, kinds.catalog(), SourceText.NONE, new Warnings());
    return parts.stream().flatMap(part -> check.types(part, expression).stream()).toList();
  }
}
