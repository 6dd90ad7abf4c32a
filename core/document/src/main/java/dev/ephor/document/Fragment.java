package dev.ephor.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document that still knows where it stands: what policy records keep of every field
 * whose content is compiled or reported later.
 *
 * @param keyMark mark of the member's name, or of the value itself in arrays and at the root
 * @param mark mark of the value
 */
public record Fragment(Document document, JsonPointer pointer, Node node, long keyMark, long mark) {

  /** A fragment that was made and not read: it has no place. */
  public static Fragment synthetic(Node node) {
    return Document.synthetic(node).fragment();
  }

  /** Place of the value. */
  public SourceLocation at() {
    return place(mark);
  }

  /** Place of the member's name; of the value where there is no name. */
  public SourceLocation keyAt() {
    return place(keyMark);
  }

  private SourceLocation place(long where) {
    return new SourceLocation(
        document.file(), Mark.line(where), Mark.column(where), pointer.toString());
  }

  public Optional<Fragment> child(String token) {
    return Optional.ofNullable(childOrNull(token));
  }

  @Nullable Fragment childOrNull(String token) {
    return switch (node) {
      case ObjectNode object -> {
        int member = object.find(token);
        yield member < 0 ? null : member(object, member);
      }
      case ArrayNode array -> {
        int index = JsonPointer.arrayIndex(token);
        yield index < 0 || index >= array.size() ? null : element(array, index);
      }
      case NullNode _, BoolNode _, NumberNode _, StringNode _ -> null;
    };
  }

  /** Members of an object or elements of an array, in order; empty for other values. */
  public List<Fragment> children() {
    List<Fragment> out = new ArrayList<>();
    switch (node) {
      case ObjectNode object -> {
        for (int i = 0; i < object.size(); i++) {
          out.add(member(object, i));
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          out.add(element(array, i));
        }
      }
      case NullNode _, BoolNode _, NumberNode _, StringNode _ -> {}
    }
    return out;
  }

  /** Last token of the pointer: the member's name or the element's index; empty at the root. */
  public String name() {
    List<String> tokens = pointer.tokens();
    return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
  }

  /** This place with another value, for a value that was computed from the one that was read. */
  public Fragment withNode(Node changed) {
    return new Fragment(document, pointer, changed, keyMark, mark);
  }

  private Fragment member(ObjectNode object, int member) {
    return new Fragment(
        document,
        pointer.child(object.key(member)),
        object.value(member),
        object.keyMark(member),
        object.valueMark(member));
  }

  private Fragment element(ArrayNode array, int index) {
    long where = array.mark(index);
    return new Fragment(document, pointer.child(index), array.get(index), where, where);
  }
}
