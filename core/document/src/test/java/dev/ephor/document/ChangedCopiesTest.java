package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChangedCopiesTest {
  private static final ObjectNode READ =
      (ObjectNode)
          new DocumentReader()
              .readAll("a.yaml", "list: [1, 2]\nother: 3\n".getBytes(StandardCharsets.UTF_8))
              .documents()
              .getFirst()
              .root();

  @Test
  void replacesAnElementAndKeepsItsPlace() {
    ArrayNode list = READ.array("list");
    ArrayNode changed = list.with(1, IntNode.of(9));

    assertThat(changed.asList()).containsExactly(IntNode.of(1), IntNode.of(9));
    assertThat(changed.mark(1)).isEqualTo(list.mark(1)).isNotEqualTo(Mark.NONE);
    assertThat(list.get(1)).isEqualTo(IntNode.of(2));
  }

  @Test
  void hasNoElementBehindTheLast() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> READ.array("list").with(2, IntNode.of(9)));
  }

  @Test
  void changesEveryElement() {
    ArrayNode changed = READ.array("list").map(element -> StringNode.of("n" + element));

    assertThat(changed.asList()).containsExactly(StringNode.of("n1"), StringNode.of("n2"));
    assertThat(changed.mark(0)).isEqualTo(READ.array("list").mark(0));
  }

  @Test
  void changesEveryValueAndNoKey() {
    ObjectNode changed = READ.mapValues(_ -> NullNode.NULL);

    assertThat(changed.keys()).containsExactly("list", "other");
    assertThat(changed.get("other")).isEqualTo(NullNode.NULL);
    assertThat(changed.valueMark(1)).isEqualTo(READ.valueMark(1));
  }

  @Test
  void isTheSameWhenNothingChanges() {
    assertThat(READ.mapValues(value -> value)).isSameAs(READ);
    assertThat(READ.array("list").map(element -> element)).isSameAs(READ.array("list"));
  }
}
