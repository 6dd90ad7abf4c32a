package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/5 * * * *",
        "0 0 1,15 * MON-FRI",
        "0-30/10 2 * jan,Feb ?",
        "0 12 L * 5L",
        "0 12 15W * 1#2",
        "0 0 1 1 * 2030",
        "0 */5 * * * * *",
        "@daily",
        "@Hourly",
        "* * * * 7"
      })
  void acceptsSchedule(String schedule) {
    assertThat(CronCheck.mistake(schedule)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", \"expected 5 fields, found 0\"",
        "* * * *, \"expected 5 fields, found 4\"",
        "60 * * * *, `60` is no valid minute",
        "* 24 * * *, `24` is no valid hour",
        "* * 0 * *, `0` is no valid day of month",
        "* * * 13 *, `13` is no valid month",
        "* * * * fun, `fun` is no valid day of week",
        "*/0 * * * *, `*/0` is no valid minute",
        "9-3 * * * *, `9-3` is no valid minute",
        "\"1,,2 * * * *\", \"`1,,2` is no valid minute\"",
        "@often, `@often` is no known name"
      })
  void saysWhatIsWrong(String schedule, String mistake) {
    assertThat(CronCheck.mistake(schedule)).contains(mistake);
  }
}
