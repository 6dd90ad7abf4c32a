package dev.ephor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.JsonPointer;
import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.SchemaCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What editors ask about the fields of a policy's kinds. */
class EditorAnswersTest {
  private static final Linter LINTER = Linter.create(SchemaCatalog.builtIn());
  private static final JsonPointer PLACE =
      JsonPointer.ROOT.child("spec").child("validations").child(0);
  private static final Document PODS =
      document(
          """
          apiVersion: policies.kyverno.io/v1
          kind: ValidatingPolicy
          metadata: {name: p}
          spec:
            matchConstraints:
              resourceRules:
              - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
            variables:
            - name: all
              expression: object.spec.containers + object.spec.?initContainers.orValue([])
            validations:
            - expression: variables.all.all(c, c.image != '')
          """);
  private static final Document RULES =
      document(
          """
          apiVersion: kyverno.io/v1
          kind: ClusterPolicy
          metadata: {name: p}
          spec:
            rules:
            - name: a
              match: {any: [{resources: {kinds: [Service]}}]}
              validate: {deny: {}}
            - name: b
              match: {any: [{resources: {kinds: [Deployment, CronJob]}}]}
              validate: {deny: {}}
          """);

  private static Document document(String text) {
    return new DocumentReader().readAll("p.yaml", text).documents().getFirst();
  }

  private static List<String> names(Document policy, JsonPointer place, String path) {
    return LINTER.complete(policy, place, path).stream().map(Field::name).toList();
  }

  @Test
  void completesFieldsOfTheObject() {
    assertThat(names(PODS, PLACE, "object.spec.containers[0].im"))
        .contains("image", "imagePullPolicy")
        .doesNotContain("containers");
    assertThat(names(PODS, PLACE, "oldObject.metadata.")).contains("labels", "name");
  }

  @Test
  void completesBehindOptionalSteps() {
    assertThat(names(PODS, PLACE, "object.spec.?securityContext.?runAs"))
        .contains("runAsUser", "runAsNonRoot");
  }

  @Test
  void completesWhatVariablesHold() {
    assertThat(names(PODS, PLACE, "variables.all[0].")).contains("image", "securityContext");
  }

  @Test
  void completesFieldsOfTheRequest() {
    assertThat(names(PODS, PLACE, "request.userInfo.")).contains("username", "groups");
  }

  @Test
  void describesAFieldWithItsTypeAndPresence() {
    Field field = LINTER.describe(PODS, PLACE, "object.spec.hostNetwork").orElseThrow();
    assertThat(field.schema().text()).isEqualTo("boolean");
    assertThat(field.presence()).isEqualTo(Presence.OPTIONAL);
    assertThat(field.description()).startsWith("Host networking requested");
    assertThat(LINTER.describe(PODS, PLACE, "variables.all[0].image")).isPresent();
    assertThat(LINTER.describe(PODS, PLACE, "object.spec.nothing")).isEmpty();
  }

  @Test
  void rulesHaveTheirOwnKinds() {
    JsonPointer first = JsonPointer.ROOT.child("spec").child("rules").child(0);
    JsonPointer second = JsonPointer.ROOT.child("spec").child("rules").child(1);
    assertThat(names(RULES, first, "request.object.spec.")).contains("ports");
    assertThat(names(RULES, second, "request.object.spec."))
        .contains("template", "jobTemplate")
        .doesNotContain("ports");
    assertThat(LINTER.types(RULES, second).stream().map(type -> type.name().kind()))
        .containsExactly("Deployment", "CronJob");
  }

  @Test
  void nothingIsSaidOfDocumentsThatAreNoPolicies() {
    Document pod = document("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n");
    assertThat(LINTER.lint(pod)).isEmpty();
    assertThat(names(pod, JsonPointer.ROOT, "object.spec.")).isEmpty();
  }
}
