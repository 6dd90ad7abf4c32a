package dev.ephor.engine.library;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelOpaque;
import dev.ephor.document.Value;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.port.AccessAnswer;
import dev.ephor.engine.port.AccessQuestion;
import dev.ephor.engine.port.AccessQuestion.GroupResource;
import dev.ephor.engine.port.AccessQuestion.Selectors;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.engine.scope.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** Value of the variable {@code authorizer}: asks what a user may do. */
public record Authorizer(Lookups lookups, UserInfo user) implements CelOpaque {
  static final String NAME = "authorizer";
  static final String REQUEST = "authorizer.requestResource";

  private static final String PREFIX = "kubernetes.authorization.";
  static final String TYPE = PREFIX + "Authorizer";
  static final String GROUP_CHECK = PREFIX + "GroupCheck";
  static final String RESOURCE_CHECK = PREFIX + "ResourceCheck";
  static final String PATH_CHECK = PREFIX + "PathCheck";
  static final String DECISION = PREFIX + "Decision";

  /** Binds {@code authorizer} for the user of the request, and the check of its resource. */
  public static Binder binder() {
    return context -> context.withActivation(new Activation(context, context.activation()));
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  /** {@code authorizer.group(…)}. */
  record GroupCheck(Authorizer authorizer, String group) implements CelOpaque {
    @Override
    public String typeName() {
      return GROUP_CHECK;
    }
  }

  /** What is asked about resources so far. */
  record ResourceCheck(
      Authorizer authorizer,
      GroupResource resource,
      String namespace,
      String name,
      Selectors selectors)
      implements CelOpaque {
    @Override
    public String typeName() {
      return RESOURCE_CHECK;
    }

    ResourceCheck withSubresource(String changed) {
      GroupResource named = new GroupResource(resource.group(), resource.resource(), changed);
      return new ResourceCheck(authorizer, named, namespace, name, selectors);
    }

    ResourceCheck withNamespace(String changed) {
      return new ResourceCheck(authorizer, resource, changed, name, selectors);
    }

    ResourceCheck withName(String changed) {
      return new ResourceCheck(authorizer, resource, namespace, changed, selectors);
    }

    ResourceCheck withSelectors(Selectors changed) {
      return new ResourceCheck(authorizer, resource, namespace, name, changed);
    }
  }

  /** {@code authorizer.path(…)}. */
  record PathCheck(Authorizer authorizer, String path) implements CelOpaque {
    @Override
    public String typeName() {
      return PATH_CHECK;
    }
  }

  /** What {@code check} yields. */
  record Decision(AccessAnswer.Decided answer) implements CelOpaque {
    @Override
    public String typeName() {
      return DECISION;
    }
  }

  AccessAnswer ask(String verb, AccessQuestion.Target target) {
    return lookups.access(new AccessQuestion(user, verb, target));
  }

  private record Activation(EvaluationContext context, CelActivation outer)
      implements CelActivation {
    @Override
    public @Nullable Value find(String name) {
      return switch (name) {
        case NAME -> authorizer();
        case REQUEST -> requested();
        default -> outer.find(name);
      };
    }

    private Authorizer authorizer() {
      return new Authorizer(context.lookups(), context.attributes().user());
    }

    private ResourceCheck requested() {
      AdmissionAttributes attributes = context.attributes();
      return new ResourceCheck(
          authorizer(),
          new GroupResource(
              attributes.resource().group(),
              attributes.resource().resource(),
              attributes.subresource()),
          attributes.namespace(),
          attributes.name(),
          Selectors.NONE);
    }
  }
}
