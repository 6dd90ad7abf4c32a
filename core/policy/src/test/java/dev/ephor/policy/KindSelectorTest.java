package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindSelectorTest {
  @ParameterizedTest
  @CsvSource({
    "Pod, *, *, Pod, ''",
    "*, *, *, *, ''",
    "v1/Pod, *, v1, Pod, ''",
    "v1beta1/Ingress, *, v1beta1, Ingress, ''",
    "*/Pod, *, *, Pod, ''",
    "v*/Pod, *, v*, Pod, ''",
    "apps/v1/Deployment, apps, v1, Deployment, ''",
    "networking.k8s.io/v1/NetworkPolicy, networking.k8s.io, v1, NetworkPolicy, ''",
    "batch/*/CronJob, batch, *, CronJob, ''",
    "*/*/Pod, *, *, Pod, ''",
    "acid.zalan.do/v1/postgresql, acid.zalan.do, v1, postgresql, ''",
    "Pod/exec, *, *, Pod, exec",
    "Pod.status, *, *, Pod, status",
    "Pod/*, *, *, Pod, *",
    "v1/Pod/status, *, v1, Pod, status",
    "v1/Pod.status, *, v1, Pod, status",
    "*/Pod/status, *, *, Pod, status",
    "apps/v1/Deployment/scale, apps, v1, Deployment, scale",
    "tekton.dev/v1beta1/TaskRun.status, tekton.dev, v1beta1, TaskRun, status",
    "*/*, *, *, *, *",
    "*/scale, *, *, *, scale",
    "*/*/scale, *, *, *, scale",
    "*/*/*/scale, *, *, *, scale",
    "Deploy*, *, *, Deploy*, ''",
    "v?/Pod, *, v?, Pod, ''"
  })
  void readsEveryFormOfKind(
      String text, String group, String version, String kind, String subresource) {
    assertThat(KindSelector.parse(text))
        .contains(new KindSelector(group, version, kind, subresource, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "Pod/", "/Pod", "a/b/c/d/e", "Pod exec", "{{ kind }}", "Pod."})
  void refusesWhatNamesNoKind(String text) {
    assertThat(KindSelector.parse(text)).isEmpty();
  }
}
