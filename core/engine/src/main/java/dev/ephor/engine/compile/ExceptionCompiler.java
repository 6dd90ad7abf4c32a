package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.match.BlockMatcher;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.template.TemplateCompiler;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.Rule;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Policy exceptions lowered to exemptions. Safe for use by many threads. */
public final class ExceptionCompiler {
  private final Languages languages;

  public ExceptionCompiler(Languages languages) {
    this.languages = languages;
  }

  /** Empty when the exception cannot be used, which is reported. */
  public Optional<Exemption> compile(PolicyException exception, Consumer<Diagnostic> mistakes) {
    return switch (exception) {
      case PolicyException.ForRules rules -> Optional.of(compile(rules, mistakes));
      case PolicyException.ForPolicies policies ->
          new CelExceptionCompiler(languages).compile(policies, mistakes);
    };
  }

  private Exemption compile(PolicyException.ForRules exception, Consumer<Diagnostic> mistakes) {
    TemplateCompiler templates = new TemplateCompiler(languages.jmesPath(), mistakes);
    ConditionCompiler conditions = new ConditionCompiler(templates, mistakes);
    MatchBlock nothing = new MatchBlock(MatchBlock.Mode.ANY, List.of(), exception.match().source());
    Optional<Condition> condition =
        exception.conditions().map(found -> conditions.compile(found, "exception conditions"));
    return new Exemption(
        qualifiedName(exception),
        exception.exceptions().stream().map(ExceptionCompiler::covered).toList(),
        BlockMatcher.of(new Rule.Selection(exception.match(), nothing), ""),
        condition,
        exception.podSecurity().isEmpty()
            ? new Exemption.Scope.Whole(false)
            : new Exemption.Scope.Controls(exception.podSecurity()),
        Map.of());
  }

  static String qualifiedName(PolicyException exception) {
    String namespace = exception.meta().namespace();
    return namespace.isEmpty()
        ? exception.meta().name()
        : namespace + "/" + exception.meta().name();
  }

  private static Exemption.Covered covered(PolicyException.RuleReference reference) {
    return new Exemption.Covered(
        id -> reference.policyName().equals(id.qualifiedName()),
        reference.ruleNames().stream().map(Wildcard::compile).toList());
  }
}
