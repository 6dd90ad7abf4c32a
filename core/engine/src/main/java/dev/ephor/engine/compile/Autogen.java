package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.policy.ImageValidatingPolicy;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyReader;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules and policies for the kinds that make pods, generated from those for pods.
 *
 * <p>The document of the policy is changed and read again, so that what is generated is a rule or
 * policy like any other, with the lines of the file its author wrote. Mistakes found while it is
 * read again are mistakes of the written policy and are reported there.
 *
 * <p>Pure, without state; the functions may be called by several threads.
 */
final class Autogen {
  private static final PolicyReader READER = new PolicyReader();

  /** Fields that speak of other resources than the request's. */
  private static final List<String> TARGETS =
      List.of("targetMatchConstraints", "targetMatchConditions");

  /** Kinds with a pod template that policies written in CEL are generated for, apps first. */
  private static final List<AutogenTarget> IN_CEL =
      List.of(
          AutogenTarget.DAEMON_SET,
          AutogenTarget.DEPLOYMENT,
          AutogenTarget.REPLICA_SET,
          AutogenTarget.STATEFUL_SET,
          AutogenTarget.JOB);

  private Autogen() {}

  /**
   * The generated rules, in the order of the rules they were made from; empty when there are none.
   */
  static List<Rule> rules(RulePolicy policy) {
    ArrayNode written = spec(policy).array("rules");
    if (!AutogenScope.allows(AutogenScope.objects(written))) {
      return List.of();
    }
    AutogenControllers controllers =
        Optional.ofNullable(policy.meta().annotations().get(AutogenControllers.ANNOTATION))
            .map(AutogenControllers::of)
            .orElse(AutogenControllers.ALL);
    Map<String, Rule> forTemplates =
        generated(policy, written, AutogenRules.forTemplates(controllers.selectors()));
    Map<String, Rule> forCronJob =
        controllers.cronJob() ? generated(policy, written, AutogenRules.forCronJob()) : Map.of();
    List<Rule> out = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      String index = Integer.toString(i);
      Optional.ofNullable(forTemplates.get(index)).ifPresent(out::add);
      Optional.ofNullable(forCronJob.get(index)).ifPresent(out::add);
    }
    return out;
  }

  /** Generated rules by the index of the rule they were made from, which is their own as well. */
  private static Map<String, Rule> generated(
      RulePolicy policy, ArrayNode written, AutogenRules generator) {
    ArrayNode rules = written;
    Set<String> made = new HashSet<>();
    for (int i = 0; i < written.size(); i++) {
      Optional<ObjectNode> changed = generator.generate(written.get(i));
      if (changed.isPresent()) {
        rules = rules.with(i, changed.get());
        made.add(Integer.toString(i));
      }
    }
    Map<String, Rule> out = new LinkedHashMap<>();
    if (!made.isEmpty()) {
      for (Rule rule : READER.rules(changed(policy, spec(policy).with("rules", rules)))) {
        if (made.contains(rule.source().name())) {
          out.put(rule.source().name(), rule);
        }
      }
    }
    return out;
  }

  /**
   * The same policy for kinds with a pod template ({@code defaults}) and for CronJob ({@code
   * cronjobs}); empty when it is for anything but pods, or asks for no kind.
   */
  static List<AutogenVariant<ValidatingPolicy>> variants(ValidatingPolicy policy) {
    return variants(policy, policy.autogenControllers(), ValidatingPolicy.class);
  }

  /** As for ValidatingPolicy. */
  static List<AutogenVariant<ImageValidatingPolicy>> variants(ImageValidatingPolicy policy) {
    return variants(policy, policy.autogenControllers(), ImageValidatingPolicy.class);
  }

  /** As for ValidatingPolicy; the targets of policies for existing resources stay as they are. */
  static List<AutogenVariant<MutatingPolicy>> variants(MutatingPolicy policy) {
    return variants(policy, policy.autogenControllers(), MutatingPolicy.class);
  }

  private static <P extends Policy> List<AutogenVariant<P>> variants(
      P policy, Optional<List<String>> controllers, Class<P> type) {
    Map<String, List<AutogenTarget>> places = new LinkedHashMap<>();
    places.put("defaults", wanted(IN_CEL, controllers));
    places.put("cronjobs", wanted(List.of(AutogenTarget.CRON_JOB), controllers));
    List<AutogenVariant<P>> out = new ArrayList<>();
    places.forEach((name, targets) ->
        variantSpec(spec(policy), targets)
            .map(spec -> read(policy, spec))
            .filter(type::isInstance)
            .map(type::cast)
            .map(made -> new AutogenVariant<>(name, targets, made))
            .ifPresent(out::add));
    return out;
  }

  private static List<AutogenTarget> wanted(
      List<AutogenTarget> targets, Optional<List<String>> controllers) {
    return targets.stream()
        .filter(target -> controllers.isEmpty() || controllers.get().contains(target.resource()))
        .toList();
  }

  private static Optional<ObjectNode> variantSpec(ObjectNode spec, List<AutogenTarget> targets) {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    AutogenText text =
        new AutogenText(
            targets.contains(AutogenTarget.CRON_JOB)
                ? AutogenPlace.JOB_TEMPLATE
                : AutogenPlace.TEMPLATE);
    ObjectNode constraints = spec.object("matchConstraints");
    return AutogenConstraints.podRule(constraints)
        .map(rule -> AutogenConstraints.retarget(constraints, rule, targets))
        .map(retargeted -> fields(spec, text).with("matchConstraints", retargeted));
  }

  private static ObjectNode fields(ObjectNode spec, AutogenText text) {
    ObjectNode out = spec.has("mutations") ? text.mutatingFields(spec) : text.celFields(spec);
    for (String field : TARGETS) {
      out = spec.has(field) ? out.with(field, spec.getOr(field, NullNode.NULL)) : out;
    }
    return out;
  }

  private static ObjectNode spec(Policy policy) {
    return root(policy).object("spec");
  }

  private static ObjectNode root(Policy policy) {
    return policy.meta().source().root() instanceof ObjectNode root ? root : ObjectNode.EMPTY;
  }

  private static Policy read(Policy policy, ObjectNode spec) {
    return READER.read(changed(policy, spec)).flatMap(result -> result.policy()).orElse(policy);
  }

  private static Document changed(Policy policy, ObjectNode spec) {
    Document source = policy.meta().source();
    return new Document(source.file(), root(policy).with("spec", spec), source.mark());
  }
}
