package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldReaderTest {
  private final Findings findings = new Findings("TST");

  private FieldReader reader(ObjectNode.Builder members) {
    return FieldReader.of(Fragment.synthetic(members.build()), findings);
  }

  private List<String> rendered() {
    return findings.sorted().stream()
        .map(found ->
            found.code()
                + " "
                + found.at().path()
                + " "
                + found.message()
                + found.help().map(help -> " (" + help + ")").orElse(""))
        .toList();
  }

  @Test
  void readsEveryTypeOfFieldWithoutFindings() {
    FieldReader root =
        reader(
            ObjectNode.builder()
                .put("text", "a")
                .put("flag", true)
                .put("number", 5)
                .put("list", ArrayNode.of(StringNode.of("x"), StringNode.of("y")))
                .put("map", ObjectNode.of("k", StringNode.of("v")))
                .put("inner", ObjectNode.of("name", StringNode.of("n")))
                .put("free", NullNode.NULL));
    assertThat(root.requiredText("text")).isEqualTo("a");
    assertThat(root.flag("flag")).contains(true);
    assertThat(root.number("number", 1, 30)).contains(5);
    assertThat(root.texts("list")).containsExactly("x", "y");
    assertThat(root.textMap("map")).isEqualTo(Map.of("k", "v"));
    FieldReader inner = root.requiredObject("inner");
    assertThat(inner.requiredText("name")).isEqualTo("n");
    inner.finish();
    assertThat(root.free("free")).isPresent();
    root.finish();
    assertThat(rendered()).isEmpty();
  }

  @Test
  void reportsUnknownFieldWithNearestName() {
    FieldReader root = reader(ObjectNode.builder().put("polices", "a"));
    root.texts("policies");
    root.finish();
    assertThat(rendered())
        .containsExactly("TST001 /polices unknown field `polices` (did you mean `policies`?)");
  }

  @Test
  void listsValidFieldsWhenNoNameIsNear() {
    FieldReader root = reader(ObjectNode.builder().put("unrelated", "a"));
    root.accept("b", "a");
    root.finish();
    assertThat(rendered())
        .containsExactly("TST001 /unrelated unknown field `unrelated` (valid fields: `a`, `b`)");
  }

  @Test
  void tellsWhereFieldsBelongThatStandTooFarToTheLeft() {
    FieldReader root =
        reader(ObjectNode.builder().put("validate", NullNode.NULL).put("pattern", "a"));
    root.accept("validate");
    root.finish();
    assertThat(rendered())
        .containsExactly(
            "TST001 /pattern unknown field `pattern` (valid fields: `validate`; what belongs to"
                + " `validate`, which is empty, is indented further)");
  }

  @Test
  void reportsMissingObjectOnceAndNothingBelowIt() {
    FieldReader root = reader(ObjectNode.builder());
    FieldReader spec = root.requiredObject("spec");
    assertThat(spec.requiredText("name")).isEmpty();
    spec.finish();
    assertThat(rendered()).containsExactly("TST002  field `spec` is missing");
  }

  @Test
  void reportsWrongTypesOfFieldsAndItems() {
    FieldReader root =
        reader(
            ObjectNode.builder()
                .put("text", 1)
                .put("flag", "yes")
                .put("list", ArrayNode.of(StringNode.of("x"), IntNode.of(2)))
                .put("object", ArrayNode.EMPTY)
                .put("number", FloatNode.of(1.5)));
    assertThat(root.text("text")).isEmpty();
    assertThat(root.flag("flag")).isEmpty();
    assertThat(root.texts("list")).containsExactly("x");
    assertThat(root.object("object")).isPresent();
    assertThat(root.number("number", 0, 9)).isEmpty();
    assertThat(rendered())
        .containsExactly(
            "TST003 /text `text` must be a string, not a number (put it in quotes)",
            "TST003 /flag `flag` must be true or false, not a string",
            "TST003 /list/1 `list[1]` must be a string, not a number (put it in quotes)",
            "TST003 /object `object` must be an object, not a list",
            "TST003 /number `number` must be a whole number, not a fraction");
  }

  @Test
  void reportsUnknownValueWithNearestAndAllValidOnes() {
    FieldReader root = reader(ObjectNode.builder().put("action", "Enforced"));
    Optional<Integer> action = root.choice("action", Map.of("Enforce", 1, "Audit", 2));
    assertThat(action).isEmpty();
    assertThat(rendered())
        .containsExactly(
            "TST004 /action `Enforced` is not a valid value of `action`"
                + " (did you mean `Enforce`? valid values: `Audit`, `Enforce`)");
  }

  @Test
  void reportsNumberOutOfRange() {
    FieldReader root = reader(ObjectNode.builder().put("seconds", 31).put("count", 0));
    assertThat(root.number("seconds", 1, 30)).isEmpty();
    assertThat(root.number("count", 1, Integer.MAX_VALUE)).isEmpty();
    assertThat(rendered())
        .containsExactly(
            "TST005 /seconds `seconds` must be from 1 to 30, not 31",
            "TST005 /count `count` must be at least 1, not 0");
  }

  @Test
  void reportsEmptyListWhereOneIsNeeded() {
    assertThat(reader(ObjectNode.builder().put("rules", ArrayNode.EMPTY)).requiredObjects("rules"))
        .isEmpty();
    assertThat(rendered()).containsExactly("TST007 /rules `rules` must not be empty");
  }

  @Test
  void reportsNoneAndSeveralOfExclusiveFields() {
    assertThat(reader(ObjectNode.builder()).exactlyOne("a", "b")).isEmpty();
    assertThat(reader(ObjectNode.builder().put("a", 1).put("b", 2)).exactlyOne("a", "b"))
        .contains("a");
    assertThat(rendered())
        .containsExactly(
            "TST008  one of `a`, `b` is needed",
            "TST008 /b `a`, `b` exclude each other (keep one of them)");
  }

  @Test
  void treatsNullAsAbsent() {
    FieldReader root = reader(ObjectNode.builder().put("name", NullNode.NULL));
    assertThat(root.text("name")).isEmpty();
    root.finish();
    assertThat(rendered()).isEmpty();
  }

  @Test
  void countsMistakesBeyondTheLimit() {
    for (int i = 0; i < Findings.LIMIT + 3; i++) {
      findings.error(1, SourceLocation.UNKNOWN, "mistake");
    }
    List<Diagnostic> sorted = findings.sorted();
    assertThat(sorted).hasSize(Findings.LIMIT + 1);
    assertThat(sorted.getLast().message()).isEqualTo("3 more mistakes are not shown");
    assertThat(sorted.getLast().code()).isEqualTo("TST099");
  }

  @Test
  void showsUserTextInOneLineAndShortened() {
    FieldReader root = reader(ObjectNode.builder().put("a\nb" + "c".repeat(1000), 1));
    root.finish();
    assertThat(findings.sorted().getFirst().message())
        .isEqualTo("unknown field `a\\nb" + "c".repeat(96) + "…`");
  }

  @Test
  void putsNoWorkIntoMistakesThatAreNotShown() {
    ObjectNode.Builder many = ObjectNode.builder();
    for (int i = 0; i < Findings.LIMIT + 50; i++) {
      many.put("unknown" + i, 1);
    }
    FieldReader root = reader(many);
    root.accept("known");
    root.finish();
    assertThat(findings.sorted()).hasSize(Findings.LIMIT + 1);
    assertThat(findings.sorted().getLast().message()).isEqualTo("50 more mistakes are not shown");
  }
}
