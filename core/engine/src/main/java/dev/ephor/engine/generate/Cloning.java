package dev.ephor.engine.generate;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.generate.GenerateAction.Made;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies of resources that exist: the server's own fields are left behind. */
final class Cloning {
  private static final List<String> OF_THE_SERVER =
      List.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "managedFields",
          "ownerReferences",
          "selfLink",
          "deletionTimestamp",
          "finalizers");

  private Cloning() {}

  /** What is copied, and to where. */
  interface Item extends GenerateAction.Item {
    Template target();

    Template origin();

    SourceLocation at();

    Made copies(ObjectNode copy, ObjectNode original, EvaluationContext context);

    @Override
    default Made make(EvaluationContext context) {
      Value wanted = target().resolve(context);
      Value from = origin().resolve(context);
      if (!(wanted instanceof ObjectNode copy)) {
        return failed(wanted, at());
      }
      if (!(from instanceof ObjectNode original)) {
        return failed(from, at());
      }
      return copies(copy, original, context);
    }
  }

  /**
   * {@code clone}.
   *
   * @param target apiVersion, kind, namespace and name of the copy
   * @param origin namespace and name of the original, which has the same kind
   */
  record Clone(Template target, Template origin, SourceLocation at) implements Item {
    @Override
    public Made copies(ObjectNode copy, ObjectNode original, EvaluationContext context) {
      Value found =
          context
              .lookups()
              .object(
                  GroupVersionKind.of(copy),
                  original.text("namespace", ""),
                  original.text("name", ""));
      if (found instanceof LookupError missing && missing.notFound()) {
        return new Made.Nothing(missing.message());
      }
      return found instanceof ObjectNode object
          ? new Made.Resources(List.of(copy(object, copy)))
          : failed(found, at);
    }
  }

  /** {@code cloneList}: every resource of some kinds, into the target's namespace. */
  record CloneList(
      Template target,
      Template origin,
      List<Template> kinds,
      Optional<LabelMatcher> selector,
      SourceLocation at)
      implements Item {
    @Override
    public Made copies(ObjectNode copy, ObjectNode original, EvaluationContext context) {
      List<Node> out = new ArrayList<>();
      for (Template kind : kinds) {
        Value text = kind.resolve(context);
        if (!(text instanceof StringNode(String name))) {
          return failed(text, at);
        }
        Value listed = context.lookups().objects(kind(name), original.text("namespace", ""));
        if (listed instanceof LookupError missing && missing.notFound()) {
          continue;
        }
        if (!(listed instanceof ObjectNode list)) {
          return failed(listed, at);
        }
        for (Node item : list.array("items")) {
          if (item instanceof ObjectNode object && isSelected(object)) {
            ObjectNode place =
                ObjectNode.of("namespace", StringNode.of(copy.text("namespace", "")))
                    .with("apiVersion", object.getOr("apiVersion", StringNode.EMPTY))
                    .with("kind", object.getOr("kind", StringNode.EMPTY));
            out.add(copy(object, place));
          }
        }
      }
      return new Made.Resources(out);
    }

    private boolean isSelected(ObjectNode object) {
      return selector
          .map(found -> found.matches(object.object("metadata").object("labels")))
          .orElse(true);
    }

    /** {@code v1/Secret} or {@code apps/v1/Deployment}. */
    private static GroupVersionKind kind(String text) {
      int slash = text.lastIndexOf('/');
      return slash < 0
          ? new GroupVersionKind("", "v1", text)
          : GroupVersionKind.of(text.substring(0, slash), text.substring(slash + 1));
    }
  }

  private static Node copy(ObjectNode original, ObjectNode target) {
    ObjectNode metadata = original.object("metadata");
    for (String field : OF_THE_SERVER) {
      metadata = metadata.without(field);
    }
    ObjectNode bare = original.without("status").with("metadata", metadata.without("namespace"));
    return GenerateAction.named(bare, target);
  }

  private static Made failed(Value value, SourceLocation at) {
    ErrorValue error =
        value instanceof ErrorValue known
            ? known
            : new LookupError("GEN001", "the answer is no object", false);
    return new Made.Failed(RuleErrors.diagnostic("failed to clone", error, at));
  }
}
