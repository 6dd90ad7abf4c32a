package dev.ephor.cli.run;

import dev.ephor.document.Node;
import dev.ephor.policy.PolicyId;
import dev.ephor.report.Subject;
import java.util.List;

/**
 * Resources that one policy made or changed.
 *
 * @param trigger the resource the policy was evaluated for
 * @param last whether no later policy changed the same resource again
 */
public record Product(
    Kind kind, PolicyId policy, Subject trigger, List<Node> objects, boolean last) {
  public Product {
    objects = List.copyOf(objects);
  }

  /** What the resources are. */
  public enum Kind {
    /** The resource itself, changed. */
    MUTATED,
    /** Objects of the cluster, changed. */
    TARGETS,
    GENERATED
  }
}
