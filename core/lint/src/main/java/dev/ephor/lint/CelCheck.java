package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.cel.CelSyntax;
import dev.ephor.document.Fragment;
import dev.ephor.document.StringNode;
import dev.ephor.policy.NamedExpression;
import dev.ephor.schema.Schema;
import dev.ephor.schema.SchemaCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the CEL expressions of a policy for each kind it is for. */
final class CelCheck {
  private final CelSyntax syntax;
  private final SchemaCatalog catalog;
  private final SourceText text;
  private final Warnings warnings;

  CelCheck(CelSyntax syntax, SchemaCatalog catalog, SourceText text, Warnings warnings) {
    this.syntax = syntax;
    this.catalog = catalog;
    this.text = text;
    this.warnings = warnings;
  }

  private record Parsed(
      List<CelScope.Source> conditions,
      Map<String, CelScope.Source> variables,
      List<ParsedCheck> checks) {}

  private record ParsedCheck(CelScope.Source expression, Optional<CelScope.Source> onFailure) {}

  void check(CelPart part) {
    Parsed parsed = parse(part);
    List<Subject> subjects = subjects(part);
    SubjectFindings findings = new SubjectFindings(subjects, part.subjects().isComplete());
    for (Subject subject : subjects) {
      check(parsed, subject.with(part.given()), findings);
    }
    findings.reportTo(warnings);
  }

  /** Types of what an expression yields where the checks of a part stand, kind by kind. */
  List<Schema> types(CelPart part, String expression) {
    Optional<CelForm> form = syntax.parse(expression);
    if (form.isEmpty()) {
      return List.of();
    }
    Parsed parsed = parse(part);
    List<Subject> subjects = subjects(part);
    SubjectFindings unused = new SubjectFindings(subjects, false);
    Fragment nowhere = Fragment.synthetic(StringNode.of(expression));
    CelScope.Source source = new CelScope.Source(nowhere, expression, form.get());
    List<Schema> out = new ArrayList<>();
    for (Subject subject : subjects) {
      CelWorld world = world(parsed, subject);
      CelWalk walk = new CelWalk(world, text, unused);
      out.add(walk.quietly(form.get(), CelScope.root(source, subject.facts())).schema());
    }
    return out;
  }

  private List<Subject> subjects(CelPart part) {
    List<Subject> all = Subject.all(part.subjects(), catalog);
    return part.isForTargets() ? all.stream().map(Subject::asTarget).toList() : all;
  }

  private CelWorld world(Parsed parsed, Subject subject) {
    return new CelWorld(
        subject, subject.roots(catalog), parsed.variables(), catalog, new StepBudget());
  }

  private Parsed parse(CelPart part) {
    List<CelScope.Source> conditions = new ArrayList<>();
    part.conditions().forEach(each -> source(each.expression()).ifPresent(conditions::add));
    Map<String, CelScope.Source> variables = new LinkedHashMap<>();
    for (NamedExpression variable : part.variables()) {
      source(variable.expression()).ifPresent(found -> variables.put(variable.name(), found));
    }
    List<ParsedCheck> checks = new ArrayList<>();
    for (CelPart.Check check : part.checks()) {
      source(check.expression())
          .ifPresent(
              found -> checks.add(new ParsedCheck(found, check.onFailure().flatMap(this::source))));
    }
    return new Parsed(conditions, variables, checks);
  }

  private Optional<CelScope.Source> source(Fragment fragment) {
    return fragment.node() instanceof StringNode(String expression)
        ? syntax.parse(expression).map(form -> new CelScope.Source(fragment, expression, form))
        : Optional.empty();
  }

  private void check(Parsed parsed, Subject subject, SubjectFindings findings) {
    CelWorld world = world(parsed, subject);
    CelWalk walk = new CelWalk(world, text, findings);
    List<CelScope.Source> conditions = parsed.conditions();
    List<Facts> known = new ArrayList<>();
    for (CelScope.Source condition : conditions) {
      CelScope scope = CelScope.root(condition, subject.facts());
      if (walk.constants().truth(condition.form(), scope).equals(Optional.of(false))) {
        return;
      }
      known.add(walk.guards().when(true, condition.form(), scope));
    }
    for (int i = 0; i < conditions.size(); i++) {
      Facts others = subject.facts();
      for (int j = 0; j < conditions.size(); j++) {
        others = i == j ? others : others.and(known.get(j));
      }
      walk.condition(conditions.get(i), others);
    }
    Facts all = subject.facts();
    for (Facts each : known) {
      all = all.and(each);
    }
    for (ParsedCheck check : parsed.checks()) {
      CelForm form = check.expression().form();
      CelScope scope = CelScope.root(check.expression(), all);
      walk.condition(check.expression(), all);
      if (check.onFailure().isPresent()) {
        Facts then = all.and(walk.guards().when(false, form, scope));
        CelScope.Source message = check.onFailure().get();
        walk.value(message.form(), CelScope.root(message, then));
      }
    }
  }
}
