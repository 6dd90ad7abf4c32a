package dev.ephor.document;

/**
 * One document of a file.
 *
 * @param file name for messages, as the user gave it
 * @param mark {@link Mark} of the root value
 */
public record Document(String file, Node root, long mark) {

  /** A document that was made and not read: it has no place. */
  public static Document synthetic(Node root) {
    return new Document("", root, Mark.NONE);
  }

  public Fragment fragment() {
    return new Fragment(this, JsonPointer.ROOT, root, mark, mark);
  }

  /**
   * Place of the value that {@code pointer} leads to. Where the tree ends before the pointer does,
   * the place of the last value on the way.
   */
  public SourceLocation locate(JsonPointer pointer) {
    Fragment at = fragment();
    for (String token : pointer.tokens()) {
      Fragment next = at.childOrNull(token);
      if (next == null) {
        break;
      }
      at = next;
    }
    SourceLocation place = at.at();
    return new SourceLocation(place.file(), place.line(), place.column(), pointer.toString());
  }
}
