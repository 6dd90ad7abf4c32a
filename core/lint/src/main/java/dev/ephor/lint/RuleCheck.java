package dev.ephor.lint;

import dev.ephor.document.Fragment;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.policy.CleanupPolicy;
import dev.ephor.policy.Conditions;
import dev.ephor.policy.ContextEntry;
import dev.ephor.policy.GenerateRule;
import dev.ephor.policy.MutateRule;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.VariableText;
import dev.ephor.schema.Schema;
import dev.ephor.schema.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the JMESPath expressions of a rule for each kind it is for, in the order of the rule. */
final class RuleCheck {
  private static final String REQUEST = Subject.path("request", "object");

  private final SchemaCatalog catalog;
  private final SourceText text;
  private final Warnings warnings;

  RuleCheck(SchemaCatalog catalog, SourceText text, Warnings warnings) {
    this.catalog = catalog;
    this.text = text;
    this.warnings = warnings;
  }

  void check(Rule rule, Subjects subjects) {
    List<Subject> all = Subject.all(subjects, catalog);
    SubjectFindings findings = new SubjectFindings(all, subjects.isComplete());
    for (Subject subject : all) {
      Facts facts = subject.facts().and(MatchFacts.of(rule.selection().match(), REQUEST));
      Run run = run(subject, findings);
      JmesScope start = new JmesScope(subject.jmesRoots(), facts, false);
      JmesScope scope = run.before(rule.context(), rule.preconditions(), start);
      if (!ConditionCheck.excludes(rule.preconditions(), subject)) {
        run.body(rule.body(), scope);
      }
    }
    findings.reportTo(warnings);
    rule.preconditions().ifPresent(each -> ConditionCheck.checkFixed(each, warnings));
    if (rule.body() instanceof RuleBody.Validate validate) {
      fixed(validate.check());
    }
  }

  private void fixed(RuleBody.Check check) {
    switch (check) {
      case RuleBody.DenyCheck(Optional<Conditions> conditions) ->
          conditions.ifPresent(each -> ConditionCheck.checkFixed(each, warnings));
      case RuleBody.ForeachCheck(List<RuleBody.Foreach> entries) -> {
        for (RuleBody.Foreach entry : entries) {
          entry.preconditions().ifPresent(each -> ConditionCheck.checkFixed(each, warnings));
          fixed(entry.check());
        }
      }
      case RuleBody.PatternCheck _,
          RuleBody.AnyPatternCheck _,
          RuleBody.CelCheck _,
          RuleBody.PodSecurityCheck _,
          RuleBody.ManifestsCheck _,
          RuleBody.NoCheck _ -> {}
    }
  }

  /** In a CleanupPolicy the resource is the target, and there is no request. */
  void check(CleanupPolicy policy, Subjects subjects) {
    List<Subject> all = Subject.all(subjects, catalog);
    SubjectFindings findings = new SubjectFindings(all, subjects.isComplete());
    for (Subject subject : all) {
      Run run = run(subject, findings);
      Map<String, Known> names = Map.of("target", Known.at(subject.schema(), "target"));
      run.before(
          policy.context(), policy.conditions(), new JmesScope(names, subject.facts(), false));
    }
    findings.reportTo(warnings);
    policy.conditions().ifPresent(each -> ConditionCheck.checkFixed(each, warnings));
  }

  /** Conditions of an exception, which see the request alone. */
  void check(PolicyException.ForRules exception, Subjects subjects) {
    List<Subject> all = Subject.all(subjects, catalog);
    SubjectFindings findings = new SubjectFindings(all, subjects.isComplete());
    for (Subject subject : all) {
      Facts facts = subject.facts().and(MatchFacts.of(exception.match(), REQUEST));
      run(subject, findings)
          .before(
              List.of(), exception.conditions(), new JmesScope(subject.jmesRoots(), facts, false));
    }
    findings.reportTo(warnings);
    exception.conditions().ifPresent(each -> ConditionCheck.checkFixed(each, warnings));
  }

  /** What an expression yields at a place in a rule, for each kind; for editors. */
  List<Schema> types(Rule rule, Subjects subjects, JsonPointer place, String expression) {
    List<Subject> all = Subject.all(subjects, catalog);
    SubjectFindings unused = new SubjectFindings(all, false);
    List<Schema> out = new ArrayList<>();
    for (Subject subject : all) {
      Run run = run(subject, unused);
      JmesScope start =
          new JmesScope(subject.jmesRoots(), subject.facts(), true).with("images", ImageTypes.ALL);
      JmesScope scope = run.before(rule.context(), rule.preconditions(), start);
      JmesScope inside = run.at(rule.body(), place, scope);
      Fragment written = Fragment.synthetic(StringNode.of(expression));
      out.add(run.expression(written, inside.forgiving(true)).schema());
    }
    return out;
  }

  private Run run(Subject subject, SubjectFindings findings) {
    return new Run(
        new JmesWalk(subject, text, findings), new RuleShapes(catalog, text, subject, findings));
  }

  /** One rule for one kind. */
  private static final class Run {
    private final JmesWalk walk;
    private final RuleShapes shapes;

    Run(JmesWalk walk, RuleShapes shapes) {
      this.walk = walk;
      this.shapes = shapes;
    }

    /**
     * Context and preconditions; what preconditions ask for with a default is known behind them.
     */
    JmesScope before(
        List<ContextEntry> context, Optional<Conditions> preconditions, JmesScope start) {
      JmesScope named = start.forgiving(true);
      for (ContextEntry entry : context) {
        named = named.with(entry.name(), known(entry, named));
      }
      JmesScope scope = new JmesScope(named.names(), start.facts(), start.isForgiving());
      Facts asked = preconditions.map(all -> asked(all, scope)).orElse(Facts.NONE);
      JmesScope behind = scope.and(asked);
      for (ContextEntry entry : context) {
        check(entry, behind);
      }
      preconditions.ifPresent(all -> conditions(all, scope));
      return behind;
    }

    private Known known(ContextEntry entry, JmesScope scope) {
      return entry instanceof ContextEntry.Variable variable
              && variable.value().isEmpty()
              && variable.jmesPath().isPresent()
          ? expression(variable.jmesPath().get(), scope)
          : Known.ANY;
    }

    private void check(ContextEntry entry, JmesScope scope) {
      switch (entry) {
        case ContextEntry.Variable variable -> {
          variable.value().ifPresent(value -> template(value, scope));
          if (variable.value().isEmpty() && variable.jmesPath().isPresent()) {
            boolean hasDefault = variable.defaultValue().isPresent();
            expression(variable.jmesPath().get(), scope.forgiving(hasDefault));
          }
        }
        case ContextEntry.ApiCall call -> {
          call.urlPath().ifPresent(url -> template(url, scope));
          call.data().forEach(field -> template(field.value(), scope));
        }
        case ContextEntry.ConfigMap map -> {
          template(map.configMapName(), scope);
          template(map.namespace(), scope);
        }
        case ContextEntry.ImageRegistry image -> template(image.reference(), scope);
        case ContextEntry.GlobalReference reference -> template(reference.entryName(), scope);
      }
    }

    void body(RuleBody body, JmesScope scope) {
      switch (body) {
        case RuleBody.Validate validate -> {
          validate.message().ifPresent(message -> template(message, scope));
          check(validate.check(), scope, 0);
          patterns(validate.check(), Optional.empty());
        }
        case RuleBody.Mutate(MutateRule mutate, _) -> {
          JmesScope seen = scope.with("target", shapes.target(mutate));
          mutate.targets().forEach(target -> template(target.source(), seen.forgiving(true)));
          step(mutate, mutate.step(), seen, 0);
        }
        case RuleBody.Generate(GenerateRule generate, _) -> {
          generate.item().ifPresent(item -> item(item, scope));
          for (GenerateRule.Foreach entry : generate.foreach()) {
            JmesScope inside = elements(entry.list(), scope, 0);
            item(entry.item(), inside(entry.context(), entry.preconditions(), inside));
          }
        }
        case RuleBody.VerifyImages(_, Fragment source) -> template(source, scope);
      }
    }

    /** The scope at a place in the body of the rule: within foreach there are elements. */
    JmesScope at(RuleBody body, JsonPointer place, JmesScope scope) {
      return switch (body) {
        case RuleBody.Validate validate -> at(validate.check(), place, scope, 0);
        case RuleBody.Mutate(MutateRule mutate, _) ->
            at(mutate.step(), place, scope.with("target", shapes.target(mutate)), 0);
        case RuleBody.Generate(GenerateRule generate, _) -> {
          for (GenerateRule.Foreach entry : generate.foreach()) {
            if (holds(entry.source(), place)) {
              yield context(entry.context(), elements(entry.list(), scope, 0));
            }
          }
          yield scope;
        }
        case RuleBody.VerifyImages _ -> scope;
      };
    }

    private JmesScope at(RuleBody.Check check, JsonPointer place, JmesScope scope, int depth) {
      if (check instanceof RuleBody.ForeachCheck(List<RuleBody.Foreach> entries)) {
        for (RuleBody.Foreach entry : entries) {
          if (holds(entry.source(), place)) {
            JmesScope inside = context(entry.context(), elements(entry.list(), scope, depth));
            return at(entry.check(), place, inside, depth + 1);
          }
        }
      }
      return scope;
    }

    private JmesScope at(MutateRule.Step step, JsonPointer place, JmesScope scope, int depth) {
      if (step instanceof MutateRule.ForeachStep(List<MutateRule.Foreach> entries)) {
        for (MutateRule.Foreach entry : entries) {
          if (holds(entry.source(), place)) {
            JmesScope inside = context(entry.context(), elements(entry.list(), scope, depth));
            return at(entry.step(), place, inside, depth + 1);
          }
        }
      }
      return scope;
    }

    private JmesScope context(List<ContextEntry> entries, JmesScope start) {
      return before(entries, Optional.empty(), start);
    }

    private static boolean holds(Fragment entry, JsonPointer place) {
      List<String> start = entry.pointer().tokens();
      List<String> tokens = place.tokens();
      return tokens.size() >= start.size() && tokens.subList(0, start.size()).equals(start);
    }

    private void item(GenerateRule.Item item, JmesScope scope) {
      shapes.generated(item);
      MutateRule.ResourceReference target = item.target();
      target.name().ifPresent(name -> template(name, scope));
      target.namespace().ifPresent(namespace -> template(namespace, scope));
      if (item.origin() instanceof GenerateRule.Data(Fragment content)) {
        template(content, scope);
      }
    }

    private void check(RuleBody.Check check, JmesScope scope, int depth) {
      switch (check) {
        case RuleBody.PatternCheck(Fragment pattern) -> template(pattern, scope);
        case RuleBody.AnyPatternCheck(List<Fragment> patterns) ->
            patterns.forEach(pattern -> template(pattern, scope));
        case RuleBody.DenyCheck(Optional<Conditions> conditions) ->
            conditions.ifPresent(all -> conditions(all, scope));
        case RuleBody.ForeachCheck(List<RuleBody.Foreach> entries) -> {
          for (RuleBody.Foreach entry : entries) {
            JmesScope inside = elements(entry.list(), scope, depth);
            patterns(entry.check(), inside.find("element").map(Known::schema));
            check(entry.check(), inside(entry.context(), entry.preconditions(), inside), depth + 1);
          }
        }
        case RuleBody.CelCheck _,
            RuleBody.PodSecurityCheck _,
            RuleBody.ManifestsCheck _,
            RuleBody.NoCheck _ -> {}
      }
    }

    /**
     * @param element type of what the pattern is for in a foreach
     */
    private void patterns(RuleBody.Check check, Optional<Schema> element) {
      List<Fragment> patterns =
          switch (check) {
            case RuleBody.PatternCheck(Fragment pattern) -> List.of(pattern);
            case RuleBody.AnyPatternCheck(List<Fragment> several) -> several;
            case RuleBody.DenyCheck _,
                RuleBody.ForeachCheck _,
                RuleBody.CelCheck _,
                RuleBody.PodSecurityCheck _,
                RuleBody.ManifestsCheck _,
                RuleBody.NoCheck _ ->
                List.of();
          };
      for (Fragment pattern : patterns) {
        if (element.isPresent()) {
          shapes.pattern(pattern, element.get());
        } else {
          shapes.pattern(pattern);
        }
      }
    }

    private void step(MutateRule rule, MutateRule.Step step, JmesScope scope, int depth) {
      shapes.change(rule, step);
      switch (step) {
        case MutateRule.StrategicMerge(Fragment patch) -> template(patch, scope);
        case MutateRule.JsonPatch(Fragment patches) -> template(patches, scope);
        case MutateRule.ForeachStep(List<MutateRule.Foreach> entries) -> {
          for (MutateRule.Foreach entry : entries) {
            JmesScope inside = elements(entry.list(), scope, depth);
            step(
                rule,
                entry.step(),
                inside(entry.context(), entry.preconditions(), inside),
                depth + 1);
          }
        }
        case MutateRule.NoStep _ -> {}
      }
    }

    /** The scope of one element; a list that is absent has none, which is no error. */
    private JmesScope elements(Fragment list, JmesScope scope, int depth) {
      Known known = expression(list, scope.forgiving(true));
      Known element = JmesWalk.element(known);
      return scope
          .and(Facts.of(known.path()))
          .with("element", element)
          .with("element" + depth, element)
          .with("elementIndex", Known.INTEGER)
          .with("elementIndex" + depth, Known.INTEGER);
    }

    /** An element whose preconditions cannot be evaluated is passed over. */
    private JmesScope inside(
        List<ContextEntry> context, Optional<Conditions> preconditions, JmesScope scope) {
      return before(context, preconditions, scope.forgiving(true)).forgiving(false);
    }

    // Conditions

    private void conditions(Conditions conditions, JmesScope start) {
      for (Conditions.Block block : conditions.blocks()) {
        JmesScope scope = start;
        for (Conditions.Condition condition : block.all().orElse(List.of())) {
          condition(condition, scope);
          scope = scope.and(asked(condition, scope));
        }
        for (Conditions.Condition condition : block.any().orElse(List.of())) {
          condition(condition, scope);
          scope = scope.and(asked(condition, scope));
        }
      }
    }

    private void condition(Conditions.Condition condition, JmesScope scope) {
      template(condition.key(), scope);
      template(condition.value(), scope);
      condition.message().ifPresent(message -> template(message, scope));
    }

    private Facts asked(Conditions conditions, JmesScope scope) {
      Facts out = Facts.NONE;
      for (Conditions.Block block : conditions.blocks()) {
        for (Conditions.Condition condition : block.all().orElse(List.of())) {
          out = out.and(asked(condition, scope));
        }
        for (Conditions.Condition condition : block.any().orElse(List.of())) {
          out = out.and(asked(condition, scope));
        }
      }
      return out;
    }

    private Facts asked(Conditions.Condition condition, JmesScope scope) {
      Facts[] out = {Facts.NONE};
      JmesTexts.each(condition.key(), source -> out[0] = out[0].and(walk.asked(source, scope)));
      JmesTexts.each(condition.value(), source -> out[0] = out[0].and(walk.asked(source, scope)));
      return out[0];
    }

    // Texts

    /** An expression that stands without braces. */
    private Known expression(Fragment fragment, JmesScope scope) {
      Node node = fragment.node();
      if (!(node instanceof StringNode(String whole)) || new VariableText(whole).nested()) {
        template(fragment, scope);
        return Known.ANY;
      }
      return walk.value(new JmesScope.Source(fragment, whole, 0, whole), scope);
    }

    /** All variables of the texts of a tree. */
    private void template(Fragment fragment, JmesScope scope) {
      JmesTexts.each(fragment, source -> walk.value(source, scope));
    }
  }
}
