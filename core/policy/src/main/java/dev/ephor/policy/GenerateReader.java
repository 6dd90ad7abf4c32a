package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the content of {@code generate}. */
final class GenerateReader {
  private static final String[] ORIGINS = {"data", "clone", "cloneList"};
  private static final List<String> ITEM_FIELDS =
      List.of("kind", "name", "data", "clone", "cloneList");

  private GenerateReader() {}

  static RuleBody.Generate read(FieldReader body) {
    boolean synchronize = body.flag("synchronize", false);
    boolean orphan = body.flag("orphanDownstreamOnPolicyDelete", false);
    Optional<Boolean> existing = body.flag("generateExisting");
    List<GenerateRule.Foreach> foreach = new ArrayList<>();
    if (body.field("foreach").isPresent()) {
      body.requiredObjects("foreach").forEach(item -> foreach.add(foreach(item)));
    }
    boolean single = ITEM_FIELDS.stream().anyMatch(body::has);
    GenerateRule.Item item = item(body);
    body.finish();
    if (!single && foreach.isEmpty()) {
      PolicyMistake.GENERATE_TARGET.at(
          body.source(),
          body.findings(),
          "generate rule does not say what to make",
          "add `kind`, `name` and `data` or `clone`, or add `cloneList` or `foreach`");
    }
    GenerateRule rule =
        new GenerateRule(
            single ? Optional.of(item) : Optional.empty(), foreach, synchronize, orphan, existing);
    return new RuleBody.Generate(rule, body.source());
  }

  private static GenerateRule.Foreach foreach(FieldReader item) {
    Fragment list = item.requiredTextFragment("list");
    List<ContextEntry> context = ContextReader.read(item);
    Optional<Conditions> preconditions = ConditionsReader.read(item, "preconditions");
    GenerateRule.Item made = item(item);
    item.finish();
    return new GenerateRule.Foreach(list, context, preconditions, made, item.source());
  }

  private static GenerateRule.Item item(FieldReader body) {
    body.atMostOne(ORIGINS);
    List<GenerateRule.Origin> origins = new ArrayList<>();
    body.field("data").map(GenerateRule.Data::new).ifPresent(origins::add);
    body.object("clone").map(GenerateReader::clone).ifPresent(origins::add);
    body.object("cloneList").map(GenerateReader::cloneList).ifPresent(origins::add);
    GenerateRule.Origin origin = origins.isEmpty() ? new GenerateRule.NoContent() : origins.get(0);
    MutateRule.ResourceReference target = MutateReader.reference(body);
    checkTarget(body, origin, target);
    return new GenerateRule.Item(target, origin);
  }

  private static void checkTarget(
      FieldReader body, GenerateRule.Origin origin, MutateRule.ResourceReference target) {
    switch (origin) {
      case GenerateRule.CloneList _ -> {
        if (target.kind().isPresent() || target.name().isPresent()) {
          PolicyMistake.GENERATE_TARGET.at(
              body.source(),
              body.findings(),
              "`cloneList` makes several resources; `kind` and `name` cannot be given",
              "remove `kind` and `name`, or use `clone`");
        }
      }
      case GenerateRule.Data _, GenerateRule.Clone _ -> {
        if (target.kind().isEmpty()) {
          body.missing("kind");
        }
        if (target.name().isEmpty()) {
          body.missing("name");
        }
      }
      case GenerateRule.NoContent _ -> {}
    }
    checkScope(body, target);
  }

  /** What lives in a namespace is given one, and what lives in none is not. */
  private static void checkScope(FieldReader body, MutateRule.ResourceReference target) {
    String kind = target.kind().map(Texts::of).orElse("");
    boolean hasNamespace = !target.namespace().map(Texts::of).orElse("").isEmpty();
    switch (KindScope.of(target.apiVersion().map(Texts::of).orElse(""), kind)) {
      case NAMESPACED -> {
        if (!hasNamespace) {
          PolicyMistake.GENERATE_TARGET.at(
              target.kind().orElse(body.source()),
              body.findings(),
              "`" + kind + "` lives in a namespace, and `namespace` is missing",
              "write `namespace: \"{{ request.namespace }}\"`, or the name of another one");
        }
      }
      case CLUSTER -> {
        if (hasNamespace) {
          PolicyMistake.GENERATE_TARGET.at(
              target.namespace().orElse(body.source()),
              body.findings(),
              "`" + kind + "` lives in no namespace",
              "remove `namespace`");
        }
      }
      case UNKNOWN -> {}
    }
  }

  private static GenerateRule.Origin clone(FieldReader body) {
    GenerateRule.Clone out =
        new GenerateRule.Clone(body.textFragment("namespace"), body.textFragment("name"));
    body.finish();
    return out;
  }

  private static GenerateRule.Origin cloneList(FieldReader body) {
    GenerateRule.CloneList out =
        new GenerateRule.CloneList(
            body.textFragment("namespace"),
            body.textFragments("kinds"),
            SelectorReader.read(body, "selector"));
    body.finish();
    return out;
  }
}
