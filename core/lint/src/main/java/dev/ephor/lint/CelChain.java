package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.NearestName;
import dev.ephor.document.StringNode;
import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a chain of selections such as {@code object.spec.containers[0].image} through types, and
 * reports the first step of it that cannot be made or can fail.
 */
final class CelChain {
  /** Fields that every object has for all purposes; what is below them is the question. */
  private static final Set<String> FRAME = Set.of("metadata", "spec", "status", "template");

  /** Fields that the API server asks for as soon as another is given. */
  private static final Map<String, String> COMPANIONS = Map.of("PolicyRule.apiGroups", "resources");

  private final CelWalk walk;
  private final CelWorld world;

  CelChain(CelWalk walk, CelWorld world) {
    this.walk = walk;
    this.world = world;
  }

  /**
   * One step of a chain.
   *
   * @param name of a field or key; {@link Facts#ELEMENT} when it is computed or a number
   */
  private record Link(CelForm form, String name, Style style, boolean isOptional) {
    boolean isElement() {
      return style == Style.COMPUTED;
    }
  }

  private enum Style {
    FIELD,
    QUOTED,
    COMPUTED
  }

  private record Chain(CelForm base, List<Link> links) {}

  static boolean isLink(CelForm form) {
    return form instanceof CelForm.Select
        || (form instanceof CelForm.Call call
            && (call.function().equals(CelWorld.INDEX)
                || call.function().equals(CelWorld.OPTIONAL_INDEX)
                || call.function().equals(CelWorld.OPTIONAL_SELECT)));
  }

  private static Chain chain(CelForm form) {
    Deque<Link> links = new ArrayDeque<>();
    CelForm at = form;
    while (isLink(at)) {
      switch (at) {
        case CelForm.Select(CelForm operand, String field, _) -> {
          links.addFirst(new Link(at, field, Style.FIELD, false));
          at = operand;
        }
        case CelForm.Call call -> {
          CelForm index = call.arguments().get(1);
          boolean isSelect = call.function().equals(CelWorld.OPTIONAL_SELECT);
          Style style =
              isSelect
                  ? Style.FIELD
                  : index instanceof CelForm.Literal(StringNode _, _)
                      ? Style.QUOTED
                      : Style.COMPUTED;
          boolean isOptional = !call.function().equals(CelWorld.INDEX);
          links.addFirst(new Link(at, CelWorld.key(index), style, isOptional));
          at = call.arguments().get(0);
        }
        default -> throw new IllegalStateException("not a link: " + at);
      }
    }
    return new Chain(at, List.copyOf(links));
  }

  Known follow(CelForm form, CelScope scope) {
    return follow(form, scope, Optional.empty());
  }

  /**
   * @param asked the field that {@code has()} asks for behind the chain
   */
  Known follow(CelForm form, CelScope scope, Optional<String> asked) {
    Chain chain = chain(form);
    List<Link> links = chain.links();
    int next = 0;
    Known at;
    Optional<CelScope.Source> variable =
        links.isEmpty() ? Optional.empty() : world.variable(links.getFirst().form(), scope);
    if (variable.isPresent()) {
      at = walk.variable(variable.get(), scope);
      next = 1;
    } else {
      at = walk.base(chain.base(), scope);
    }
    boolean isReported = false;
    int failing = -1;
    Known before = at;
    for (; next < links.size(); next++) {
      Link link = links.get(next);
      if (link.isElement() && link.form() instanceof CelForm.Call call) {
        walk.value(call.arguments().get(1), scope);
      }
      Step step = step(at, link, scope);
      if (step.canFail() && !isReported) {
        if (failing < 0) {
          failing = next;
          before = at;
        }
        isReported =
            walk.absent(
                scope, link.form(), link.name(), mended(chain, failing, before, scope, asked));
      }
      at = step.result();
    }
    return at;
  }

  private record Step(Known result, boolean canFail) {}

  private Step step(Known at, Link link, CelScope scope) {
    String path = Facts.below(at.path(), link.name());
    boolean isOptional = at.isOptional() || link.isOptional();
    boolean isThere = isOptional || scope.facts().has(path);
    return switch (at.schema()) {
      case Schema.Any _ -> new Step(Known.at(Known.ANY_SCHEMA, path).asOptional(isOptional), false);
      case Schema.Structure structure -> {
        Optional<Field> field = link.isElement() ? Optional.empty() : structure.field(link.name());
        if (field.isEmpty()) {
          if (!link.isElement() && !structure.isOpen() && !scope.facts().has(path)) {
            unknown(structure, link, scope);
          }
          yield new Step(Known.at(Known.ANY_SCHEMA, path).asOptional(isOptional), false);
        }
        String companion = COMPANIONS.getOrDefault(structure.name() + "." + link.name(), "");
        boolean canFail =
            field.get().presence() == Presence.OPTIONAL
                && !isThere
                && !scope.facts().has(Facts.below(at.path(), companion));
        yield new Step(Known.at(field.get().schema(), path).asOptional(isOptional), canFail);
      }
      case Schema.MapOf(Schema values) ->
          new Step(Known.at(values, path).asOptional(isOptional), !link.isElement() && !isThere);
      case Schema.ListOf(Schema elements) -> {
        if (link.style() == Style.FIELD) {
          noFields(at, link, scope);
          yield new Step(Known.ANY.asOptional(isOptional), false);
        }
        yield new Step(
            Known.at(elements, Facts.below(at.path(), Facts.ELEMENT)).asOptional(isOptional),
            false);
      }
      case Schema.Scalar _ -> {
        if (link.style() == Style.FIELD) {
          noFields(at, link, scope);
        }
        yield new Step(Known.ANY.asOptional(isOptional), false);
      }
    };
  }

  private void unknown(Schema.Structure structure, Link link, CelScope scope) {
    List<String> names = structure.fields().stream().map(Field::name).toList();
    walk.report(
        scope,
        new CelWalk.Spot(link.form(), link.name()),
        LintCode.UNKNOWN_FIELD,
        "`" + structure.name() + "` has no field `" + link.name() + "`",
        NearestName.help(link.name(), names));
  }

  private void noFields(Known at, Link link, CelScope scope) {
    walk.report(
        scope,
        new CelWalk.Spot(link.form(), link.name()),
        LintCode.UNKNOWN_FIELD,
        "`"
            + operandText(link.form(), scope)
            + "` ("
            + at.schema().text()
            + ") has no field `"
            + link.name()
            + "`",
        Optional.empty());
  }

  private static String operandText(CelForm form, CelScope scope) {
    return switch (form) {
      case CelForm.Select select -> scope.source().textOf(select.operand());
      case CelForm.Call call -> scope.source().textOf(call.arguments().getFirst());
      default -> scope.source().textOf(form);
    };
  }

  /** The chain as it should be written from the step that can fail on. */
  private String mended(
      Chain chain, int failing, Known before, CelScope scope, Optional<String> asked) {
    List<Link> links = chain.links();
    int start = failing;
    Known at = before;
    while (start > 0 && isFilled(links.get(start - 1), links, start - 1, scope)) {
      start--;
    }
    CelForm kept = start == 0 ? chain.base() : links.get(start - 1).form();
    String text = scope.source().textOf(kept);
    if (text.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = start; i < failing; i++) {
      out.append(written(links.get(i), scope));
    }
    for (int i = failing; i < links.size(); i++) {
      out.append(written(links.get(i), scope));
      at = at.isAny() ? at : step(at, asOptional(links.get(i)), scope).result();
    }
    if (asked.isPresent()) {
      return out + ".?" + asked.get() + ".hasValue()";
    }
    return out + ".orValue(" + Absent.celValue(links.getLast().name(), at.schema()) + ")";
  }

  private static Link asOptional(Link link) {
    return new Link(link.form(), link.name(), link.style(), true);
  }

  /** Whether the step is made sure of by the API server alone, so that files may be without it. */
  private boolean isFilled(Link link, List<Link> links, int index, CelScope scope) {
    if (link.style() != Style.FIELD || link.isOptional() || FRAME.contains(link.name())) {
      return false;
    }
    CelForm owner = index == 0 ? null : links.get(index - 1).form();
    return owner != null
        && walk.quietly(owner, scope).schema() instanceof Schema.Structure structure
        && structure
            .field(link.name())
            .filter(field -> field.presence() == Presence.DEFAULTED)
            .isPresent();
  }

  private static String written(Link link, CelScope scope) {
    return switch (link.style()) {
      case FIELD -> ".?" + link.name();
      case QUOTED -> "[?'" + link.name() + "']";
      case COMPUTED ->
          link.form() instanceof CelForm.Call call
              ? "[?" + scope.source().textOf(call.arguments().get(1)) + "]"
              : "";
    };
  }
}
