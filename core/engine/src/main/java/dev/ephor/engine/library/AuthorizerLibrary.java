package dev.ephor.engine.library;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelOpaque;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.BoolNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.library.Authorizer.Decision;
import dev.ephor.engine.library.Authorizer.GroupCheck;
import dev.ephor.engine.library.Authorizer.PathCheck;
import dev.ephor.engine.library.Authorizer.ResourceCheck;
import dev.ephor.engine.port.AccessAnswer;
import dev.ephor.engine.port.AccessQuestion;
import dev.ephor.engine.port.AccessQuestion.GroupResource;
import dev.ephor.engine.port.AccessQuestion.Selectors;
import dev.ephor.engine.port.UserInfo;
import java.util.List;
import java.util.function.Function;

/**
 * Kubernetes' library {@code authorizer} with its costs: a check costs as much as 350,000 steps, so
 * an expression asks a handful of questions at most.
 */
public final class AuthorizerLibrary implements CelLibrary {
  private static final long CHECK_COST = 350_000;
  private static final String STRING = ".(string) -> ";

  /** Characters of a selector that cost one step. */
  private static final int SELECTOR_STEP = 10;

  /** Declares the functions and the variables they are called on. */
  public static void declareIn(CelEnvironment.Builder to) {
    to.library(new AuthorizerLibrary())
        .variable(Authorizer.NAME, CelTypes.opaque(Authorizer.TYPE))
        .variable(Authorizer.REQUEST, CelTypes.opaque(Authorizer.RESOURCE_CHECK));
  }

  @Override
  public String name() {
    return "kubernetes authorizer";
  }

  @Override
  public void declare(CelDeclarations to) {
    List.of(
            Authorizer.TYPE,
            Authorizer.GROUP_CHECK,
            Authorizer.RESOURCE_CHECK,
            Authorizer.PATH_CHECK,
            Authorizer.DECISION)
        .forEach(to::opaqueType);
    to.contextFunction(
        "path",
        Authorizer.TYPE + STRING + Authorizer.PATH_CHECK,
        (call, a) -> nominal(call, path((Authorizer) a[0], text(a[1]))));
    to.contextFunction(
        "group",
        Authorizer.TYPE + STRING + Authorizer.GROUP_CHECK,
        (call, a) -> nominal(call, new GroupCheck((Authorizer) a[0], text(a[1]))));
    to.contextFunction(
        "serviceAccount",
        Authorizer.TYPE + ".(string, string) -> " + Authorizer.TYPE,
        (call, a) -> nominal(call, account((Authorizer) a[0], text(a[1]), text(a[2]))));
    to.contextFunction(
        "resource",
        Authorizer.GROUP_CHECK + STRING + Authorizer.RESOURCE_CHECK,
        (call, a) -> nominal(call, resource((GroupCheck) a[0], text(a[1]))));
    builder(to, "subresource", ResourceCheck::withSubresource);
    builder(to, "namespace", ResourceCheck::withNamespace);
    builder(to, "name", ResourceCheck::withName);
    selector(to, "fieldSelector", (check, text) -> new Selectors(text, check.selectors().labels()));
    selector(to, "labelSelector", (check, text) -> new Selectors(check.selectors().fields(), text));
    declareChecks(to);
  }

  private static void declareChecks(CelDeclarations to) {
    to.contextFunction(
        "check",
        Authorizer.PATH_CHECK + STRING + Authorizer.DECISION,
        (call, a) -> {
          PathCheck check = (PathCheck) a[0];
          return ask(call, check.authorizer(), text(a[1]), new AccessQuestion.OfPath(check.path()));
        });
    to.contextFunction(
        "check",
        Authorizer.RESOURCE_CHECK + STRING + Authorizer.DECISION,
        (call, a) -> {
          ResourceCheck check = (ResourceCheck) a[0];
          return ask(
              call,
              check.authorizer(),
              text(a[1]),
              new AccessQuestion.OfResource(
                  check.resource(), check.namespace(), check.name(), check.selectors()));
        });
    told(to, "allowed", "bool", answer -> BoolNode.of(answer.allowed()));
    told(to, "errored", "bool", answer -> BoolNode.of(!answer.error().isEmpty()));
    told(to, "reason", "string", answer -> StringNode.of(answer.reason()));
    told(to, "error", "string", answer -> StringNode.of(answer.error()));
  }

  /** How a text changes what is asked. */
  @FunctionalInterface
  private interface Change<T> {
    T with(ResourceCheck check, String text);
  }

  private static void builder(CelDeclarations to, String name, Change<ResourceCheck> change) {
    to.contextFunction(
        name,
        Authorizer.RESOURCE_CHECK + STRING + Authorizer.RESOURCE_CHECK,
        (call, a) -> nominal(call, change.with((ResourceCheck) a[0], text(a[1]))));
  }

  private static void selector(CelDeclarations to, String name, Change<Selectors> change) {
    to.contextFunction(
        name,
        Authorizer.RESOURCE_CHECK + STRING + Authorizer.RESOURCE_CHECK,
        (call, a) -> {
          ResourceCheck check = (ResourceCheck) a[0];
          String text = text(a[1]);
          return call.charge(Math.ceilDiv(text.length(), SELECTOR_STEP))
              ? check.withSelectors(change.with(check, text))
              : call.stopped();
        });
  }

  private static void told(
      CelDeclarations to, String name, String type, Function<AccessAnswer.Decided, Value> told) {
    to.contextFunction(
        name,
        Authorizer.DECISION + ".() -> " + type,
        (call, a) -> call.charge(1) ? told.apply(((Decision) a[0]).answer()) : call.stopped());
  }

  private static Value nominal(CelCall call, Value value) {
    return call.charge(1) ? value : call.stopped();
  }

  private static Value ask(
      CelCall call, Authorizer authorizer, String verb, AccessQuestion.Target target) {
    if (!call.charge(CHECK_COST)) {
      return call.stopped();
    }
    if (authorizer.user().isEmpty()) {
      return CelError.of("authorization check failed: the user of the request is not known");
    }
    return switch (authorizer.ask(verb, target)) {
      case AccessAnswer.Decided decided -> new Decision(decided);
      case AccessAnswer.Unknown(var error) ->
          CelError.of("authorization check failed: " + error.message());
    };
  }

  private static CelOpaque path(Authorizer authorizer, String path) {
    return new PathCheck(authorizer, path);
  }

  private static CelOpaque resource(GroupCheck check, String resource) {
    return new ResourceCheck(
        check.authorizer(), new GroupResource(check.group(), resource, ""), "", "", Selectors.NONE);
  }

  private static CelOpaque account(Authorizer authorizer, String namespace, String name) {
    UserInfo user =
        new UserInfo(
            "system:serviceaccount:" + namespace + ":" + name,
            "",
            List.of(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated"),
            ObjectNode.EMPTY,
            List.of(),
            List.of());
    return new Authorizer(authorizer.lookups(), user);
  }

  private static String text(Value argument) {
    return ((StringNode) argument).value();
  }
}
