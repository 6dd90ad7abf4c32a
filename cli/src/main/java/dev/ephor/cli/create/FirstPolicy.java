package dev.ephor.cli.create;

import java.util.Arrays;
import java.util.List;

/** A first policy of each kind. */
enum FirstPolicy {
  CLUSTER_POLICY(
      "ClusterPolicy",
      """
      # Every Pod needs the label `team`. Rules for Pods also apply to what makes Pods.
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Require the label team
          policies.kyverno.io/severity: medium
      spec:
        rules:
          - name: check-team
            match:
              any:
                - resources:
                    kinds: [Pod]
            validate:
              # Audit reports violations, Enforce refuses them.
              failureAction: Audit
              message: the label `team` is required
              # `?*` is any text but the empty one.
              pattern:
                metadata:
                  labels:
                    team: "?*"
      """),
  VALIDATING_POLICY(
      "ValidatingPolicy",
      """
      # Every Pod needs the label `team`. The policy also applies to what makes Pods.
      apiVersion: policies.kyverno.io/v1
      kind: ValidatingPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Require the label team
          policies.kyverno.io/severity: medium
      spec:
        # Audit reports violations, Deny refuses them.
        validationActions: [Audit]
        matchConstraints:
          resourceRules:
            - apiGroups: [""]
              apiVersions: [v1]
              operations: [CREATE, UPDATE]
              resources: [pods]
        validations:
          - expression: object.?metadata.?labels[?'team'].orValue('') != ''
            message: the label `team` is required
      """),
  MUTATING_POLICY(
      "MutatingPolicy",
      """
      # Every Pod gets the label `team` that its namespace has, or `none`.
      apiVersion: policies.kyverno.io/v1
      kind: MutatingPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Add the label team
          policies.kyverno.io/severity: medium
      spec:
        matchConstraints:
          resourceRules:
            - apiGroups: [""]
              apiVersions: [v1]
              operations: [CREATE]
              resources: [pods]
        # Pods that have the label keep it.
        matchConditions:
          - name: has-no-team
            expression: object.?metadata.?labels[?'team'].orValue('') == ''
        mutations:
          - patchType: ApplyConfiguration
            applyConfiguration:
              expression: >-
                Object{metadata: Object.metadata{labels: {'team':
                namespaceObject.?metadata.?labels[?'team'].orValue('none')}}}
      """),
  GENERATING_POLICY(
      "GeneratingPolicy",
      """
      # Every Namespace gets a ResourceQuota.
      apiVersion: policies.kyverno.io/v1
      kind: GeneratingPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Add a quota
          policies.kyverno.io/severity: medium
      spec:
        evaluation:
          # The quota is put back when somebody changes it.
          synchronize:
            enabled: true
        matchConstraints:
          resourceRules:
            - apiGroups: [""]
              apiVersions: [v1]
              operations: [CREATE]
              resources: [namespaces]
        variables:
          - name: quota
            expression: >-
              [{
                'apiVersion': dyn('v1'),
                'kind': dyn('ResourceQuota'),
                'metadata': dyn({'name': 'default'}),
                'spec': dyn({'hard': {'pods': '50'}})
              }]
        generate:
          - expression: generator.Apply(object.metadata.name, variables.quota)
      """),
  DELETING_POLICY(
      "DeletingPolicy",
      """
      # Pods that have ended are deleted every night.
      apiVersion: policies.kyverno.io/v1
      kind: DeletingPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Delete Pods that have ended
          policies.kyverno.io/severity: low
      spec:
        schedule: "0 3 * * *"
        matchConstraints:
          resourceRules:
            - apiGroups: [""]
              apiVersions: [v1]
              operations: ["*"]
              resources: [pods]
        conditions:
          - name: has-ended
            expression: object.?status.?phase.orValue('') in ['Succeeded', 'Failed']
      """);

  private static final String NAME = "POLICY-NAME";

  private final String kind;
  private final String template;

  FirstPolicy(String kind, String template) {
    this.kind = kind;
    this.template = template;
  }

  String kind() {
    return kind;
  }

  static List<String> kinds() {
    return Arrays.stream(values()).map(FirstPolicy::kind).toList();
  }

  /** The document for a policy of that name. */
  String text(String name) {
    return template.replace(NAME, name);
  }
}
