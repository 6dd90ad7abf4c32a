package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of a ClusterPolicy or Policy. */
final class RuleReader {
  /** Longest name of a rule; it becomes a part of labels and of status fields. */
  private static final int NAME_MAX = 63;

  private static final List<String> BODIES =
      List.of("validate", "mutate", "generate", "verifyImages");

  private RuleReader() {}

  /** Reads all rules; one without a body is reported and left out. */
  static List<Rule> rules(FieldReader spec) {
    List<Rule> out = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FieldReader reader : spec.objects("rules")) {
      Fragment name = reader.requiredTextFragment("name");
      String text = Texts.of(name);
      checkName(reader, name, text);
      if (!text.isEmpty() && !names.add(text)) {
        reader.duplicate(name, "rules");
      }
      rule(reader, text).ifPresent(out::add);
      reader.finish();
    }
    return out;
  }

  private static void checkName(FieldReader reader, Fragment name, String text) {
    if (text.length() > NAME_MAX) {
      reader.badLength(name, "at most " + NAME_MAX + " characters", text.length());
    }
    if (text.isEmpty() && reader.has("name")) {
      reader.badText(name, "`name` must not be empty", "give the rule a name");
    }
  }

  private static Optional<Rule> rule(FieldReader reader, String name) {
    Rule.Selection selection = MatchReader.selection(reader, MatchReader.Form.OLD_AND_NEW);
    List<ContextEntry> context = ContextReader.read(reader);
    Optional<Conditions> preconditions = ConditionsReader.read(reader, "preconditions");
    List<NamedExpression> celPreconditions =
        CelFieldsReader.matchConditions(reader, "celPreconditions");
    Rule.RuleOptions options =
        new Rule.RuleOptions(
            reader.textMap("reportProperties"),
            imageExtractors(reader),
            reader.flag("skipBackgroundRequests", true));
    return body(reader)
        .map(body ->
            new Rule(
                name,
                selection,
                context,
                preconditions,
                celPreconditions,
                body,
                options,
                reader.source()));
  }

  private static Optional<RuleBody> body(FieldReader reader) {
    checkOneBody(reader);
    List<RuleBody> out = new ArrayList<>();
    reader.object("validate").map(ValidateReader::read).ifPresent(out::add);
    reader.object("mutate").map(MutateReader::read).ifPresent(out::add);
    reader.object("generate").map(GenerateReader::read).ifPresent(out::add);
    List<ImageVerification> verifications =
        reader.objects("verifyImages").stream().map(ImageVerificationReader::read).toList();
    if (!verifications.isEmpty()) {
      reader
          .field("verifyImages")
          .map(source -> new RuleBody.VerifyImages(verifications, source))
          .ifPresent(out::add);
    }
    return out.stream().findFirst();
  }

  private static void checkOneBody(FieldReader reader) {
    List<String> present = BODIES.stream().filter(reader::has).toList();
    if (present.isEmpty()) {
      PolicyMistake.RULE_BODY.at(
          reader.source(),
          reader.findings(),
          "rule does nothing",
          "add one of `validate`, `mutate`, `generate`, `verifyImages`");
    }
    if (present.size() > 1) {
      PolicyMistake.RULE_BODY.at(
          reader.source().child(present.get(1)).map(Fragment::keyAt).orElse(reader.source().at()),
          reader.findings(),
          "rule has `" + String.join("` and `", present) + "`",
          "make a rule of each");
    }
  }

  private static List<ImageExtraction> imageExtractors(FieldReader reader) {
    List<ImageExtraction> out = new ArrayList<>();
    for (Fragment kind : reader.members("imageExtractors")) {
      List<ImageExtraction.Place> places = new ArrayList<>();
      for (FieldReader extractor : extractors(reader, kind)) {
        places.add(
            new ImageExtraction.Place(
                extractor.requiredText("path"),
                extractor.text("value"),
                extractor.text("name"),
                extractor.text("key"),
                extractor.textFragment("jmesPath")));
        extractor.finish();
      }
      out.add(new ImageExtraction(kind.name(), places));
    }
    return out;
  }

  private static List<FieldReader> extractors(FieldReader reader, Fragment kind) {
    return reader.items(kind).stream().map(reader::reader).toList();
  }
}
