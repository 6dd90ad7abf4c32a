package dev.ephor.lint;

import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.Schema;
import java.util.List;

/** The variable {@code images} of rules: the parsed references by the place they stand at. */
final class ImageTypes {
  private static final Schema IMAGE =
      new FixedStructure(
          "Image",
          List.of(
              text("registry", "host of the registry"),
              text("path", "repository within the registry"),
              text("name", "last part of the path"),
              text("tag", "tag; `latest` where neither tag nor digest is given"),
              text("digest", "digest, where one is given"),
              text("reference", "the whole reference"),
              text("referenceWithTag", "the whole reference with the tag, without the digest"),
              text("jsonPointer", "where it stands in the resource")),
          false);

  static final Known ALL =
      Known.of(
          new FixedStructure(
              "images",
              List.of(
                  places("containers"), places("initContainers"), places("ephemeralContainers")),
              true));

  private ImageTypes() {}

  private static Field text(String name, String description) {
    return new Field(name, Known.TEXT.schema(), Presence.DEFAULTED, description);
  }

  private static Field places(String name) {
    return new Field(
        name, new Schema.MapOf(IMAGE), Presence.DEFAULTED, "images by the names of containers");
  }
}
