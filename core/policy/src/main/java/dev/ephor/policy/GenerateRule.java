package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code generate}.
 *
 * @param item what is made; empty when foreach says it
 */
public record GenerateRule(
    Optional<Item> item,
    List<Foreach> foreach,
    boolean synchronize,
    boolean orphanDownstreamOnPolicyDelete,
    Optional<Boolean> generateExisting) {
  public GenerateRule {
    foreach = List.copyOf(foreach);
  }

  /** The resource to make and what it is made of. */
  public record Item(MutateRule.ResourceReference target, Origin origin) {}

  /** What the resource is made of. */
  public sealed interface Origin {}

  /** {@code data}: the content, with variables. */
  public record Data(Fragment content) implements Origin {}

  /** {@code clone}: a copy of another resource; texts with variables. */
  public record Clone(Optional<Fragment> namespace, Optional<Fragment> name) implements Origin {}

  /** {@code cloneList}: copies of all resources of some kinds in a namespace. */
  public record CloneList(
      Optional<Fragment> namespace, List<Fragment> kinds, Optional<LabelSelector> selector)
      implements Origin {
    public CloneList {
      kinds = List.copyOf(kinds);
    }
  }

  /** No content: the resource has its type and its name alone. */
  public record NoContent() implements Origin {}

  /** One entry of foreach; {@code list} is a JMESPath expression. */
  public record Foreach(
      Fragment list,
      List<ContextEntry> context,
      Optional<Conditions> preconditions,
      Item item,
      Fragment source) {
    public Foreach {
      context = List.copyOf(context);
    }
  }
}
