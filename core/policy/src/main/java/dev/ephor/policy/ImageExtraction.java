package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * Where the images of one kind stand ({@code imageExtractors}); they take the place of the places
 * that are known for the kind.
 */
public record ImageExtraction(String kind, List<Place> places) {
  public ImageExtraction {
    places = List.copyOf(places);
  }

  /**
   * A path with wildcards to images.
   *
   * @param path segments between slashes; {@code *} stands for all elements or members
   * @param value field of the object at the path that holds the image; the last segment of the path
   *     where it is not given
   * @param name under which the images are found in the variable {@code images}
   * @param key field beside the value that tells one image from another
   * @param jmesPath applied to the value before it is read
   */
  public record Place(
      String path,
      Optional<String> value,
      Optional<String> name,
      Optional<String> key,
      Optional<Fragment> jmesPath) {}
}
