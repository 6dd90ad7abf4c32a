package dev.ephor.report;

import dev.ephor.engine.outcome.RuleResult;
import java.util.Map;

/** The text that reports show for a result. */
public final class Messages {
  private Messages() {}

  /**
   * The outcome's own message, unless the rule's reportProperties replace it: {@code message} for
   * every outcome, {@code failMessage}, {@code passMessage} and so on for one.
   */
  public static String of(RuleResult result) {
    Map<String, String> properties = result.properties();
    String forAll = properties.getOrDefault("message", "");
    if (!forAll.isEmpty()) {
      return forAll;
    }
    String forOne = properties.getOrDefault(result.outcome().word() + "Message", "");
    return forOne.isEmpty() ? result.outcome().message().strip() : forOne;
  }
}
