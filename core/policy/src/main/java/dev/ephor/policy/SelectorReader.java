package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Kubernetes label selectors. */
final class SelectorReader {
  private static final Map<String, LabelSelector.Operator> OPERATORS =
      Map.of(
          "In", LabelSelector.Operator.IN,
          "NotIn", LabelSelector.Operator.NOT_IN,
          "Exists", LabelSelector.Operator.EXISTS,
          "DoesNotExist", LabelSelector.Operator.DOES_NOT_EXIST);

  private SelectorReader() {}

  static Optional<LabelSelector> read(FieldReader parent, String field) {
    return parent.object(field).map(SelectorReader::selector);
  }

  private static LabelSelector selector(FieldReader reader) {
    Map<String, String> labels = reader.textMap("matchLabels");
    List<LabelSelector.Requirement> requirements = new ArrayList<>();
    for (FieldReader entry : reader.objects("matchExpressions")) {
      requirement(entry).ifPresent(requirements::add);
    }
    reader.finish();
    return new LabelSelector(labels, requirements, reader.source());
  }

  private static Optional<LabelSelector.Requirement> requirement(FieldReader entry) {
    String key = entry.requiredText("key");
    entry.requiredField("operator");
    Optional<LabelSelector.Operator> operator = entry.choice("operator", OPERATORS);
    List<String> values = entry.texts("values");
    entry.finish();
    operator.ifPresent(found -> checkValues(entry, found, values));
    return operator.map(found -> new LabelSelector.Requirement(key, found, values));
  }

  private static void checkValues(
      FieldReader entry, LabelSelector.Operator operator, List<String> values) {
    Fragment place = entry.source().child("operator").orElse(entry.source());
    String name = Texts.of(place);
    switch (operator) {
      case IN, NOT_IN -> {
        if (values.isEmpty()) {
          PolicyMistake.SELECTOR.at(
              place,
              entry.findings(),
              "operator `" + name + "` needs `values`",
              "list at least one value, or use `Exists`");
        }
      }
      case EXISTS, DOES_NOT_EXIST -> {
        if (!values.isEmpty()) {
          PolicyMistake.SELECTOR.at(
              place,
              entry.findings(),
              "operator `" + name + "` takes no `values`",
              "remove `values`, or use `In` or `NotIn`");
        }
      }
    }
  }
}
