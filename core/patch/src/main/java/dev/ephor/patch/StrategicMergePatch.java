package dev.ephor.patch;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;

/**
 * Strategic merge patch: as a merge patch, but lists of known fields are merged element by element,
 * and directives in the patch say more.
 *
 * <ul>
 *   <li>{@code $patch: replace|delete|merge} in an object, or as the only member of a list's
 *       element for the whole list;
 *   <li>{@code $deleteFromPrimitiveList/<field>} removes values from a list of texts or numbers;
 *   <li>{@code $setElementOrder/<field>} gives the order of a merged list;
 *   <li>{@code $retainKeys} names all members that an object may keep.
 * </ul>
 *
 * <p>Rules: the Kubernetes documentation, "Update API objects in place using kubectl patch", and
 * the merge marks of the API types. Immutable; may be shared by threads.
 */
public final class StrategicMergePatch {
  private final MergeSchema schema;
  private final ListOrder order;

  public StrategicMergePatch(MergeSchema schema, ListOrder order) {
    this.schema = schema;
    this.order = order;
  }

  /** The merged tree; the empty object when the patch deletes the whole. */
  public PatchResult apply(Node base, Node patch) {
    try {
      Node merged = new StrategicMerge(order).merge(base, patch, schema);
      return new PatchResult.Patched(merged == null ? ObjectNode.EMPTY : merged);
    } catch (Unmergeable e) {
      return e.failure();
    }
  }
}
