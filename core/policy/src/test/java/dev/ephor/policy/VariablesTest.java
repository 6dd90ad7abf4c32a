package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariablesTest {
  @Test
  void findsEachVariable() {
    assertThat(Variables.in("a {{ b }} c {{d.e}}{{f}}")).containsExactly("b", "d.e", "f");
  }

  @Test
  void findsVariablesWithinVariables() {
    assertThat(Variables.in("{{ a.{{ b }} }}")).containsExactly("a.{{ b", "b");
  }

  @Test
  void leavesEscapedAndOpenOnesAlone() {
    assertThat(Variables.in("\\{{ a }} {{ b")).isEmpty();
  }

  @Test
  void takesTimeInProportionToTheText() {
    assertThat(Variables.in("{{".repeat(500_000))).isEmpty();
    assertThat(Variables.in("{{".repeat(500_000) + "}}")).hasSize(500_000);
  }
}
