package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Line and column of each key and value: {@code pointer key-place value-place}. */
class PlacesTest {
  private final DocumentReader reader = new DocumentReader();

  @TestFactory
  Stream<DynamicTest> knowsWhereValuesStand() {
    return Cases.in("places").tests(this::check);
  }

  private void check(Case c) {
    c.allowOnly("text", "want");
    List<String> places = new ArrayList<>();
    ReadResult result = reader.readAll("f.yaml", c.text("text"));
    result.documents().forEach(d -> collect(d.fragment(), places));
    assertThat(result.hasErrors()).isFalse();
    assertThat(places).isEqualTo(c.texts("want"));
  }

  private static void collect(Fragment fragment, List<String> places) {
    SourceLocation key = fragment.keyAt();
    SourceLocation value = fragment.at();
    places.add(
        String.format(
            "%s %d:%d %d:%d",
            fragment.pointer(), key.line(), key.column(), value.line(), value.column()));
    fragment.children().forEach(child -> collect(child, places));
  }
}
